using System.Text;

namespace Showrunner;

/// <summary>A format that scripts are exported to.</summary>
public sealed class ScriptFormat : ExportFormat
{
    private readonly Action<Stream, Script, string> _write;

    private ScriptFormat(string name, string[] fileEndings, Action<Stream, Script, string> write)
        : base(name, fileEndings) => _write = write;

    private ScriptFormat(string name, string[] fileEndings, Action<TextWriter, Script, string> write)
        : this(name, fileEndings, (output, script, title) => WriteText(output, text => write(text, script, title))) { }

    /// <summary>As Showrunner reads it: <c>jerry: hello</c>, an empty line between two lines.</summary>
    public static ScriptFormat Text { get; } = new("text", [".txt"], PlainText.Write);

    /// <summary>
    /// One object: <c>title</c>, and <c>lines</c> with <c>setting</c>, or <c>speaker</c> (null for prose), <c>text</c> and
    /// <c>directions</c>.
    /// </summary>
    public static ScriptFormat Json { get; } = new("json", [".json"], ScriptJson.Write);

    /// <summary>Fountain 1.1, the plain-text screenplay that most screenwriting programs read.</summary>
    public static ScriptFormat Fountain { get; } = new("fountain", [".fountain", ".spmd"], Showrunner.Fountain.Write);

    /// <summary>Final Draft's FDX, an XML document.</summary>
    public static ScriptFormat FinalDraft { get; } = new("fdx", [".fdx"], Showrunner.FinalDraft.Write);

    /// <summary>One page that reads, and prints, as a screenplay.</summary>
    public static ScriptFormat Html { get; } = new("html", [".html", ".htm"], ScreenplayPage.Write);

    /// <summary>All formats.</summary>
    public static IReadOnlyList<ScriptFormat> All { get; } = [Text, Json, Fountain, FinalDraft, Html];

    /// <summary>The format of a file by its ending; <see cref="Text"/> where the ending names none.</summary>
    public static ScriptFormat Of(string path) => All.FirstOrDefault(format => format.IsOf(path), Text);

    internal void Write(Stream output, Script script, string title) => _write(output, script, title);

    private static void WriteText(Stream output, Action<TextWriter> write)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        write(text);
    }
}
