using System.Reflection;

namespace Showrunner;

/// <summary><i>The Other Side</i>, a sitcom written for this project and included in it.</summary>
public static class SampleShow
{
    private const string Folder = "sample/";

    private static readonly Lazy<Corpus> Episodes = new(() =>
        Corpus.Of(
            [
                .. Assembly
                    .GetExecutingAssembly()
                    .GetManifestResourceNames()
                    .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal)
                    .Select(name => new Script(name[Folder.Length..], Read(name))),
            ],
            []
        )
    );

    /// <summary>What the show is called.</summary>
    public const string Title = "The Other Side";

    /// <summary>Its episodes, in order; read at first use.</summary>
    public static Corpus Corpus => Episodes.Value;

    private static string Read(string resource)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n"); // a checkout can change them
    }
}
