namespace Showrunner.Cli;

/// <summary>The formats of scripts by their names and by the endings of files.</summary>
internal static class ScriptFormats
{
    public static readonly (string Name, string[] Endings, ScriptFormat Format)[] All =
    [
        ("text", [".txt"], ScriptFormat.Text),
        ("json", [".json"], ScriptFormat.Json),
        ("fountain", [".fountain", ".spmd"], ScriptFormat.Fountain),
        ("fdx", [".fdx"], ScriptFormat.FinalDraft),
        ("html", [".html", ".htm"], ScriptFormat.Html),
    ];

    /// <summary>The format that the ending of a file says; text where it says none.</summary>
    public static ScriptFormat Of(string path) =>
        All.FirstOrDefault(format => format.Endings.Contains(Path.GetExtension(path).ToLowerInvariant()), All[0]).Format;
}
