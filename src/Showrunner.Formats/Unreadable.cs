using System.Text;

namespace Showrunner.Formats;

/// <summary>Files that hold scripts in a form that no reader knows. They are refused, with what to save them as.</summary>
internal static class Unreadable
{
    private const string AsWord = "Save it as .docx, PDF or plain text";
    private const string AsFountain = "Export it as .fountain, .fdx or PDF";

    // What a file begins with, or the name of a file in it if it is a zip.
    private static readonly (byte[] Mark, string What, string Cure)[] Marks =
    [
        ("{\\rtf"u8.ToArray(), "rich text (RTF)", AsWord),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old Office file (.doc, .xls)", "Save it as .docx, .csv or plain text"),
        ([0x1F, 0x8B], "compressed (gzip)", "Unpack it first"),
        ("7z\u00BC\u00AF"u8.ToArray(), "an archive (7z)", "Unpack it first"),
        ("Rar!"u8.ToArray(), "an archive (RAR)", "Unpack it first"),
        ("SQLite format 3"u8.ToArray(), "a database (SQLite)", "Export its table of lines as .csv"),
    ];

    private static readonly (string Entry, string What, string Cure)[] Zips =
    [
        ("word/", "", ""),
        ("opendocument.text", "an OpenDocument text (.odt)", AsWord),
        ("xl/", "an Excel workbook (.xlsx)", "Save the sheet as .csv"),
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
            if (source.StartsWith(mark))
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
        return ("an archive (zip)", "Unpack it, and name the files in it");
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
