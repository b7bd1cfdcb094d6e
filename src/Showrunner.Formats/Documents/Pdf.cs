using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Showrunner.Formats;

/// <summary>Screenplays as PDF: read by the places of the words on the page, written in Courier of 12 points.</summary>
internal static class Pdf
{
    private const double PointsPerCharacter = 7.2; // Courier of 12 points: ten characters an inch
    private const double PointsPerLine = 12;
    private const int MaxDepth = 100;
    private const int MaxPages = 5_000;
    private const int MaxColumn = 300; // far beyond the paper, where damaged files have words

    public static bool Recognise(ScriptSource source) => source.StartsWith("%PDF-"u8);

    /// <exception cref="ShowrunnerException">It is broken, protected by a password, or has no text, as scans have none.</exception>
    public static Understanding Read(ScriptSource source, ReadingOptions options)
    {
        var text = Text(source);
        if (text.Trim().Length == 0)
        {
            throw new ShowrunnerException(
                $"{source.Name} has no text in it, as a scan has none. Run it through character recognition (OCR) first."
            );
        }

        var page = new ScriptSource(source.Name, text);
        var reading = IndentedScreenplay.Recognise(page) ? IndentedScreenplay.Read(page, options) : PlainText.Read(page, options);
        return reading with { Kind = $"PDF, {reading.Kind.ToLowerInvariant()}" };
    }

    /// <summary>Writes a title page, and pages of Letter size with numbers from the second on.</summary>
    /// <exception cref="ShowrunnerException">A letter is not in PDF's standard fonts, which are for Western Europe.</exception>
    public static byte[] Write(ScriptDocument script, string title)
    {
        var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Courier);
        if (title.Length > 0)
            Title(builder.AddPage(PageSize.Letter), title, font);
        var number = 0;
        foreach (var lines in ScreenplayPages.Of(script))
        {
            var page = builder.AddPage(PageSize.Letter);
            if (++number > 1)
                page.AddText($"{number}.", 12, new PdfPoint(72 * 7.25, 72 * 10.5), font);
            for (var i = 0; i < lines.Count; i++)
            {
                var at = new PdfPoint(lines[i].Column * PointsPerCharacter, 72 * 10 - (i + 1) * PointsPerLine + 3);
                if (lines[i].Text.Length > 0)
                    Add(page, lines[i].Text, at, font);
            }
        }
        return builder.Build();
    }

    // In the middle of the line, a third down the page.
    private static void Title(PdfPageBuilder page, string title, PdfDocumentBuilder.AddedFont font)
    {
        title = title.ToUpperInvariant();
        var left = Math.Max(ScreenplayPages.LeftMargin, ScreenplayPages.Centre - title.Length / 2);
        Add(page, title, new PdfPoint(left * PointsPerCharacter, 72 * 7.5), font);
    }

    private static void Add(PdfPageBuilder page, string text, PdfPoint at, PdfDocumentBuilder.AddedFont font)
    {
        try
        {
            page.AddText(text, 12, at, font);
        }
        catch (InvalidOperationException)
        {
            throw new ShowrunnerException($"\"{text}\" has letters that PDF's standard fonts lack. Export the script as DOCX instead.");
        }
    }

    private static string Text(ScriptSource source)
    {
        try
        {
            using var document = PdfDocument.Open(
                source.Bytes,
                new ParsingOptions
                {
                    SkipMissingFonts = true,
                    MaxStackDepth = MaxDepth,
                    FilterProvider = new PdfFilters(BoundedStream.LimitOf(source.Bytes.Length)),
                }
            );
            var text = new StringBuilder();
            for (var page = 1; page <= Math.Min(document.NumberOfPages, MaxPages); page++)
                Append(text, document.GetPage(page));
            return text.ToString();
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or ShowrunnerException))
        {
            throw new ShowrunnerException($"{source.Name} cannot be read as PDF: {OneLine.Of(exception.Message)}");
        }
    }

    // Words on one height are a line; what is left of the page is its indent, and a wider gap between lines is a blank line.
    private static void Append(StringBuilder text, Page page)
    {
        double? before = null;
        foreach (var line in page.GetWords().GroupBy(word => Math.Round(word.BoundingBox.Bottom / 4)).OrderByDescending(line => line.Key))
        {
            var bottom = line.Average(word => word.BoundingBox.Bottom);
            if (before - bottom > PointsPerLine * 1.6)
                text.Append('\n');
            before = bottom;
            var column = 0;
            foreach (var word in line.OrderBy(word => word.BoundingBox.Left))
            {
                var start = (int)Math.Clamp(Math.Round(word.BoundingBox.Left / PointsPerCharacter), 0, MaxColumn);
                text.Append(' ', column == 0 ? start : Math.Max(1, start - column > 3 ? start - column : 1)).Append(word.Text);
                column = start + word.Text.Length;
            }
            text.Append('\n');
        }
        text.Append('\n');
    }
}
