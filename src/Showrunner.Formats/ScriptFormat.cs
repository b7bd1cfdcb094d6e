using System.Text;

namespace Showrunner.Formats;

/// <summary>A format of scripts. The list of them is closed: <see cref="All"/>.</summary>
public sealed class ScriptFormat
{
    private const string PlainTextName = "text";

    private static readonly string[] Speakerless = [PlainTextName, "csv", "json", "srt", "ass", "vtt"]; // which may name nobody

    private readonly Func<ScriptSource, bool> _recognise;
    private readonly Func<ScriptSource, ReadingOptions, Understanding> _read;
    private readonly Func<ScriptDocument, string, byte[]>? _write;

    private ScriptFormat(
        string name,
        string description,
        string[] extensions,
        Func<ScriptSource, bool> recognise,
        Func<ScriptSource, ReadingOptions, Understanding> read,
        Func<ScriptDocument, string, byte[]>? write = null
    ) => (Name, Description, Extensions, _recognise, _read, _write) = (name, description, extensions, recognise, read, write);

    /// <summary>
    /// Every format, in the order in which a file is tried: a format whose marks are certain comes before one that is guessed.
    /// </summary>
    public static IReadOnlyList<ScriptFormat> All { get; } =
    [
        new("pdf", "PDF with text in it", [".pdf"], Pdf.Recognise, Pdf.Read, Pdf.Write),
        new("docx", "a Word document", [".docx"], Docx.Recognise, Docx.Read, DocxWriter.Write),
        new("vtt", "WebVTT captions", [".vtt"], Captions.RecogniseVtt, Captions.Read),
        new("fdx", "Final Draft", [".fdx"], FinalDraftReader.Recognise, FinalDraftReader.Read, FinalDraftWriter.Write),
        new(
            "html",
            "a web page",
            [".html", ".htm", ".xhtml"],
            HtmlReader.Recognise,
            HtmlReader.Read,
            (script, title) => Utf8(HtmlWriter.Write(script, title))
        ),
        new("json", "JSON, or JSON Lines", [".json", ".jsonl", ".ndjson"], Json.Recognise, Json.Read, JsonWriter.Write),
        new("cornell", "Cornell's movie lines (+++$+++)", [], Cornell.Recognise, Cornell.Read),
        new("srt", "SubRip and YouTube subtitles", [".srt", ".sbv"], Captions.RecogniseSrt, Captions.Read),
        new("ass", "SubStation subtitles", [".ass", ".ssa"], SubStation.Recognise, SubStation.Read),
        new(
            "fountain",
            "Fountain 1.1",
            [".fountain", ".spmd"],
            FountainReader.Recognise,
            FountainReader.Read,
            (script, title) => Utf8(FountainWriter.Write(script, title))
        ),
        new("chat", "a log of WhatsApp, Discord, Slack or IRC, or a transcript with times", [], Chat.Recognise, Chat.Read),
        new(
            "csv",
            "comma, semicolon or tab separated values",
            [".csv", ".tsv"],
            Csv.Recognise,
            Csv.Read,
            (script, _) => Utf8(CsvWriter.Write(script))
        ),
        new("markdown", "a transcript in Markdown", [".md", ".markdown"], Markdown.Recognise, Markdown.Read),
        new("gutenberg", "a play of Project Gutenberg", [], Gutenberg.Recognise, Gutenberg.Read),
        new("screenplay", "a screenplay as indented text", [], IndentedScreenplay.Recognise, IndentedScreenplay.Read),
        new(PlainTextName, "plain text", [".txt", ".text"], _ => true, PlainText.Read, (script, _) => Utf8(script.ToText())),
    ];

    /// <summary>What <c>--format</c> calls it.</summary>
    public string Name { get; }

    /// <summary>What it is, in a few words.</summary>
    public string Description { get; }

    /// <summary>The usual endings of files' names, with their dots.</summary>
    public IReadOnlyList<string> Extensions { get; }

    /// <summary>Whether scripts can be written in it.</summary>
    public bool CanWrite => _write is not null;

    /// <summary>The format of a file's name, such as <c>scene.fountain</c>; null if no format has that ending.</summary>
    public static ScriptFormat? OfFile(string path) =>
        All.FirstOrDefault(format => format.Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase));

    /// <summary>Writes a script. Speakers and words stay as they are, but for capitals where the format has them.</summary>
    /// <param name="script">The script.</param>
    /// <param name="title">What the title page says, in formats that have one.</param>
    /// <exception cref="ShowrunnerException">The format can be read only, or lacks a letter of the script.</exception>
    public byte[] Write(ScriptDocument script, string title) =>
        _write is { } write
            ? write(script, title)
            : throw new ShowrunnerException(
                $"Scripts cannot be written as {Name}. Choose one of: "
                    + $"{string.Join(", ", All.Where(format => format.CanWrite).Select(format => format.Name))}."
            );

    /// <summary>Reads a script.</summary>
    /// <param name="name">Its path, or another name for messages.</param>
    /// <param name="bytes">The file's content.</param>
    /// <param name="options">What a person says about it; null guesses everything.</param>
    /// <exception cref="ShowrunnerException">
    /// It is no text, is broken, or holds nothing that is said; or the options name what is not there.
    /// </exception>
    public static ScriptReading Read(string name, byte[] bytes, ReadingOptions? options = null)
    {
        options ??= new ReadingOptions();
        var source = new ScriptSource(name, bytes);
        Unreadable.Check(source);
        var format = options.Format is { } wanted
            ? All.FirstOrDefault(known => known.Name == wanted)
                ?? throw new ShowrunnerException(
                    $"There is no format \"{wanted}\". There are: {string.Join(", ", All.Select(known => known.Name))}."
                )
            : Guess(source, options);
        var read = format._read(source, options);
        if (options.Format is null)
            Check(source, format, read.Document);
        if (!read.Document.Elements.Any(element => element is ScriptElement.Speech or ScriptElement.Prose))
        {
            throw new ShowrunnerException(
                $"{name}: nobody says anything in it, read as {format.Name}. Check the file, or name another format: --format text."
            );
        }
        var reading = new ScriptReading(read.Document, format.Name, read.Notes.Sentence(read.Kind), source.Notices) { Table = read.Table };
        return format.Name == PlainTextName ? TidyText.Keep(source, reading) : reading;
    }

    // A text with columns is a table, whatever they are called.
    private static ScriptFormat Guess(ScriptSource source, ReadingOptions options) =>
        All.First(known => known._recognise(source)) is var format && format.Name == PlainTextName && options.Columns.Count > 0
            ? All.Single(known => known.Name == "csv")
            : format;

    // What is recognisably a script and was not understood is never learnt as prose, unless a person says so.
    private static void Check(ScriptSource source, ScriptFormat format, ScriptDocument script)
    {
        if (script.Speakers.Count > 0)
            return;
        if (format.Name == PlainTextName && OfFile(source.Name) is { } expected && expected != format)
        {
            _ = expected._read(source, new()); // which may know better what is wrong
            throw new ShowrunnerException(
                $"{source.Name} has the ending of {expected.Description} and does not hold that. To learn its lines as prose, give "
                    + $"--format {format.Name}."
            );
        }
        if (!Speakerless.Contains(format.Name))
        {
            throw new ShowrunnerException(
                $"{source.Name} was read as {format.Description}, and nobody speaks in it. To learn its lines as prose, give "
                    + $"--format {format.Name}."
            );
        }
    }

    /// <summary>Writes a script in Showrunner's own form, as a model writes it; as plain text it stays as it is.</summary>
    /// <inheritdoc cref="Write(ScriptDocument, string)"/>
    public byte[] Write(Script script, string title) => Name == PlainTextName ? Utf8(script.Text) : Write(ScriptDocument.Of(script), title);

    /// <summary>Replaces a file, if there is one, by what <c>Write</c> gave: as a whole or not at all.</summary>
    /// <exception cref="ShowrunnerException">The file cannot be written; what was there before stays.</exception>
    public static void Save(string path, byte[] script) => AtomicFile.Write(path, file => file.Write(script));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
