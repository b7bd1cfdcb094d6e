using System.Reflection;
using Showrunner.Formats;

namespace Formats.Tests;

/// <summary>Each file of <c>Cases</c> is read as the file of the same name with <c>.expected</c> says: one kind of trouble a file.</summary>
public class CaseTests
{
    private static readonly string Folder = typeof(CaseTests)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == "Cases")
        .Value!;

    public static TheoryData<string> Cases =>
        [.. Directory.GetFiles(Folder).Where(path => !path.EndsWith(".expected", StringComparison.Ordinal)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void IsUnderstood(string name)
    {
        var path = Path.Join(Folder, name);

        var reading = ScriptFormat.Read(name, File.ReadAllBytes(path));

        Assert.Equal(File.ReadAllText($"{path}.expected").ReplaceLineEndings("\n"), $"{reading.Explanation}\n\n{reading.Document.ToText()}");
    }
}
