namespace Showrunner.Formats;

/// <summary>A format of scripts. The list of them is closed: <see cref="All"/>.</summary>
public sealed class ScriptFormat
{
    private readonly Func<ScriptSource, bool> _recognise;
    private readonly Func<ScriptSource, ReadingOptions, ScriptReading> _read;

    private ScriptFormat(
        string name,
        string description,
        string[] extensions,
        Func<ScriptSource, bool> recognise,
        Func<ScriptSource, ReadingOptions, ScriptReading> read
    ) => (Name, Description, Extensions, _recognise, _read) = (name, description, extensions, recognise, read);

    /// <summary>Every format, in the order in which a file is tried: a format whose marks are certain comes before one that is guessed.</summary>
    public static IReadOnlyList<ScriptFormat> All { get; } =
    [
        new("pdf", "PDF with text in it", [".pdf"], Pdf.Recognise, Pdf.Read),
        new("docx", "a Word document", [".docx"], Docx.Recognise, Docx.Read),
        new("vtt", "WebVTT captions", [".vtt"], Captions.RecogniseVtt, Captions.Read),
        new("fdx", "Final Draft", [".fdx"], FinalDraftReader.Recognise, FinalDraftReader.Read),
        new("html", "a web page", [".html", ".htm", ".xhtml"], HtmlReader.Recognise, HtmlReader.Read),
        new("json", "JSON, or JSON Lines", [".json", ".jsonl", ".ndjson"], Json.Recognise, Json.Read),
        new("cornell", "Cornell's movie lines (+++$+++)", [], Cornell.Recognise, Cornell.Read),
        new("srt", "SubRip subtitles", [".srt"], Captions.RecogniseSrt, Captions.Read),
        new("fountain", "Fountain 1.1", [".fountain", ".spmd"], FountainReader.Recognise, FountainReader.Read),
        new("chat", "a log of WhatsApp, Discord or IRC", [], Chat.Recognise, Chat.Read),
        new("csv", "comma, semicolon or tab separated values", [".csv", ".tsv"], Csv.Recognise, Csv.Read),
        new("markdown", "a transcript in Markdown", [".md", ".markdown"], Markdown.Recognise, Markdown.Read),
        new("gutenberg", "a play of Project Gutenberg", [], Gutenberg.Recognise, Gutenberg.Read),
        new("screenplay", "a screenplay as indented text", [], IndentedScreenplay.Recognise, IndentedScreenplay.Read),
        new("text", "plain text", [".txt", ".text"], _ => true, PlainText.Read),
    ];

    /// <summary>What <c>--format</c> calls it.</summary>
    public string Name { get; }

    /// <summary>What it is, in a few words.</summary>
    public string Description { get; }

    /// <summary>The usual endings of files' names, with their dots.</summary>
    public IReadOnlyList<string> Extensions { get; }

    /// <summary>Reads a script.</summary>
    /// <param name="name">Its path, or another name for messages.</param>
    /// <param name="bytes">The file's content.</param>
    /// <param name="options">What a person says about it; null guesses everything.</param>
    /// <exception cref="ShowrunnerException">It is no text, is broken, or holds nothing that is said; or the options name what is not there.</exception>
    public static ScriptReading Read(string name, byte[] bytes, ReadingOptions? options = null)
    {
        options ??= new ReadingOptions();
        var source = new ScriptSource(name, bytes);
        var format = options.Format is { } wanted
            ? All.FirstOrDefault(known => known.Name == wanted)
                ?? throw new ShowrunnerException(
                    $"There is no format \"{wanted}\". There are: {string.Join(", ", All.Select(known => known.Name))}."
                )
            : All.First(known => known._recognise(source));
        return format._read(source, options);
    }
}
