using System.Reflection;

namespace Formats.Tests;

/// <summary>The files of <c>Cases</c>: one kind of trouble each, with what is to be understood of it in <c>.expected</c>.</summary>
internal static class Cases
{
    private static readonly string Folder = typeof(Cases)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == "Cases")
        .Value!;

    public static IEnumerable<string> Names =>
        Directory
            .GetFiles(Folder)
            .Where(path => !path.EndsWith(".expected", StringComparison.Ordinal))
            .Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal);

    /// <summary>The text of a page of the repository's <c>docs</c>.</summary>
    public static string Document(string name) => File.ReadAllText(Path.Join(Folder, "../../../docs", name)).ReplaceLineEndings("\n");

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Join(Folder, name));

    public static string Expected(string name) => File.ReadAllText(Path.Join(Folder, $"{name}.expected")).ReplaceLineEndings("\n");
}
