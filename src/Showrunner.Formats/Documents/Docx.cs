using System.IO.Compression;
using System.Xml;

namespace Showrunner.Formats;

/// <summary>Word documents: the paragraph's style, or its indent, says what it is; without either they are plain text.</summary>
internal static class Docx
{
    public static bool Recognise(ScriptSource source) =>
        source.StartsWith("PK\u0003\u0004"u8) && source.Bytes.AsSpan().IndexOf("word/"u8) >= 0;

    /// <exception cref="ShowrunnerException">It is broken or protected by a password.</exception>
    public static Understanding Read(ScriptSource source, ReadingOptions options)
    {
        var screenplay = new ScreenplayReader();
        var paragraphs = Paragraphs(source, options.Deleted, screenplay.Notes);
        if (paragraphs.Any(paragraph => paragraph.Type == "Character"))
        {
            foreach (var (type, _, text) in paragraphs)
                screenplay.Paragraph(type, text);
            return screenplay.Reading("Word document");
        }
        // Each paragraph of a text is a line; of a screenplay without styles, the indents are left.
        var page = new ScriptSource(
            source.Name,
            string.Join('\n', paragraphs.Select(paragraph => new string(' ', paragraph.Indent) + paragraph.Text))
        );
        var reading = IndentedScreenplay.Recognise(page) ? IndentedScreenplay.Read(page, options) : PlainText.Read(page, options);
        reading.Notes.Add(screenplay.Notes);
        return reading with { Kind = $"Word document, {reading.Kind.ToLowerInvariant()}" };
    }

    private static List<DocxParagraph> Paragraphs(ScriptSource source, bool deleted, ReadingNotes notes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(source.Bytes), ZipArchiveMode.Read);
            var limit = BoundedStream.LimitOf(source.Bytes.Length);
            var styles = zip.GetEntry("word/styles.xml") is { } part ? DocxStyles.Read(new BoundedStream(part.Open(), limit)) : new([]);
            var main =
                zip.GetEntry("word/document.xml")
                ?? zip.Entries.First(entry => entry.FullName.StartsWith("word/document", StringComparison.Ordinal));
            return [.. DocxParagraph.Read(new BoundedStream(main.Open(), limit), styles, deleted, notes)];
        }
        catch (Exception exception)
            when (exception is InvalidDataException or InvalidOperationException or XmlException or IOException or NotSupportedException)
        {
            throw new ShowrunnerException(
                $"{source.Name} cannot be read as a Word document: it is damaged or protected. Save it once more, or as plain text."
            );
        }
    }
}
