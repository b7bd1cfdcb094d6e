using System.Text;

namespace Showrunner.Formats;

/// <summary>Files that hold scripts in a form that no reader knows. They are refused, with what to save them as.</summary>
internal static class Unreadable
{
    private const string AsWord = "Save it as .docx, PDF or plain text";
    private const string AsFountain = "Export it as .fountain, .fdx or PDF";
    private const string Unpack = "Unpack it, and name the files in it";
    private const string AsLetters = "Run it through character recognition (OCR), and save the text";
    private const string AsTranscript = "Transcribe it, and give the transcript (.srt, .vtt or plain text)";

    // What a file begins with, in Latin-1, where a question mark is any byte; or the name of a file in it if it is a zip.
    private static readonly (string Mark, string What, string Cure)[] Marks =
    [
        ("{\\rtf", "rich text (RTF)", AsWord),
        (
            "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1",
            "an old or protected Office file (.doc, .xls)",
            "Save it without a password as .docx, .csv or plain text"
        ),
        ("\u001F\u008B", "compressed (gzip)", Unpack),
        ("BZh?1AY&SY", "compressed (bzip2)", Unpack),
        ("\u00FD7zXZ\0", "compressed (xz)", Unpack),
        ("7z\u00BC\u00AF", "an archive (7z)", Unpack),
        ("Rar!", "an archive (RAR)", Unpack),
        ("SQLite format 3", "a database (SQLite)", "Export its table of lines as .csv"),
        ("\u0089PNG", "a picture (PNG)", AsLetters),
        ("\u00FF\u00D8\u00FF", "a picture (JPEG)", AsLetters),
        ("GIF8", "a picture (GIF)", AsLetters),
        ("RIFF????WEBP", "a picture (WebP)", AsLetters),
        ("II*\0", "a picture (TIFF)", AsLetters),
        ("MM\0*", "a picture (TIFF)", AsLetters),
        ("????ftypheic", "a picture (HEIC)", AsLetters),
        ("ID3\u0003", "a recording (MP3)", AsTranscript),
        ("ID3\u0004", "a recording (MP3)", AsTranscript),
        ("OggS", "a recording (Ogg)", AsTranscript),
        ("RIFF????WAVE", "a recording (WAV)", AsTranscript),
        ("????ftyp", "a recording (MP4)", AsTranscript),
        ("\u001AE\u00DF\u00A3", "a recording (Matroska)", AsTranscript),
    ];

    private static readonly (string Entry, string What, string Cure)[] Zips =
    [
        ("word/", "", ""),
        ("opendocument.text", "an OpenDocument text (.odt)", AsWord),
        ("xl/workbook", "an Excel workbook (.xlsx)", "Save the sheet as .csv"),
        ("opendocument.spreadsheet", "an OpenDocument spreadsheet (.ods)", "Save the sheet as .csv"),
        ("epub+zip", "an e-book (EPUB)", "Convert it to .html or plain text"),
        ("Index/Document.iwa", "a Pages document", AsWord),
        (".iwa", "an iWork document", AsWord),
        ("document.xml", "a Fade In or Celtx screenplay", AsFountain),
        ("project.rdf", "a Celtx screenplay", AsFountain),
        (".textbundle", "a Highland screenplay", AsFountain),
        (".fountain", "a Highland screenplay or an archive", AsFountain),
    ];

    /// <exception cref="ShowrunnerException">It is one of these.</exception>
    public static void Check(ScriptSource source)
    {
        var (what, cure) = source.StartsWith("PK\u0003\u0004"u8) ? OfZip(source.Bytes) : OfMark(source);
        if (what.Length > 0)
            throw new ShowrunnerException($"{source.Name} is {what}, which Showrunner cannot read. {cure}.");
    }

    private static (string What, string Cure) OfMark(ScriptSource source)
    {
        foreach (var (mark, what, cure) in Marks)
        {
            if (source.Bytes.Length >= mark.Length && mark.Index().All(at => at.Item == '?' || at.Item == source.Bytes[at.Index]))
                return (what, cure);
        }
        return IsOtherXml(source)
            ? ("XML of a kind other than Final Draft's", "Convert it to .fdx, .html or plain text with one speech a line")
            : ("", "");
    }

    private static (string What, string Cure) OfZip(byte[] bytes)
    {
        foreach (var (entry, what, cure) in Zips)
        {
            if (bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(entry)) >= 0)
                return (what, cure);
        }
        return ("an archive (zip)", Unpack);
    }

    private static bool IsOtherXml(ScriptSource source)
    {
        var start = Encoding
            .UTF8.GetString(source.Bytes.AsSpan(0, Math.Min(source.Bytes.Length, 4_000)))
            .TrimStart('\uFEFF', ' ', '\n', '\r', '\t');
        return start.StartsWith("<?xml", StringComparison.Ordinal)
            && !start.Contains("<FinalDraft", StringComparison.Ordinal)
            && !start.Contains("<html", StringComparison.OrdinalIgnoreCase);
    }
}
