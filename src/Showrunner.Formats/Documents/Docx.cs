using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Showrunner.Formats;

/// <summary>Screenplays as Word documents: the paragraph's style, or its indent, says what it is.</summary>
internal static class Docx
{
    private const int TwipsPerCharacter = 144;

    public static bool Recognise(ScriptSource source) =>
        source.StartsWith("PK\u0003\u0004"u8) && source.Bytes.AsSpan().IndexOf("word/"u8) >= 0;

    /// <exception cref="ShowrunnerException">It is broken or protected by a password.</exception>
    public static ScriptReading Read(ScriptSource source, ReadingOptions options)
    {
        List<(string? Type, int Indent, string Text)> paragraphs;
        try
        {
            paragraphs = Paragraphs(source.Bytes);
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or ShowrunnerException))
        {
            throw new ShowrunnerException($"{source.Name} cannot be read as a Word document: {OneLine.Of(exception.Message)}");
        }
        if (paragraphs.Any(paragraph => paragraph.Type == "Character"))
        {
            var screenplay = new ScreenplayReader();
            foreach (var (type, _, text) in paragraphs)
                screenplay.Paragraph(type, text);
            return screenplay.Reading("Word document") with { Format = "docx" };
        }
        // Each paragraph of a text is a line; of a screenplay without styles, the indents are left.
        var lines = string.Join(
            '\n',
            paragraphs.Select(paragraph => new string(' ', Math.Clamp(paragraph.Indent / TwipsPerCharacter, 0, 60)) + paragraph.Text)
        );
        var page = new ScriptSource(source.Name, lines);
        var reading = IndentedScreenplay.Recognise(page) ? IndentedScreenplay.Read(page, options) : PlainText.Read(page, options);
        return reading with { Format = "docx", Explanation = reading.Explanation.Within("Word document") };
    }

    private static List<(string? Type, int Indent, string Text)> Paragraphs(byte[] bytes)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        var main = document.MainDocumentPart;
        var names = main
            ?.StyleDefinitionsPart?.Styles?.Elements<Style>()
            .ToDictionary(style => style.StyleId?.Value ?? "", style => style.StyleName?.Val?.Value);
        return
        [
            .. main?.Document?.Body?.Descendants<Paragraph>()
                .Select(paragraph => (Type(paragraph, names), Indent(paragraph), Text(paragraph)))
                ?? [],
        ];
    }

    private static string? Type(Paragraph paragraph, Dictionary<string, string?>? names)
    {
        var id = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "";
        var name = (names?.GetValueOrDefault(id) ?? id).Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        return name switch
        {
            "character" or "charactername" or "cue" => "Character",
            "dialogue" or "dialog" or "speech" => "Dialogue",
            "parenthetical" or "wryly" => "Parenthetical",
            "sceneheading" or "slugline" or "scene" => "Scene Heading",
            "transition" => "Transition",
            "more" => "More",
            "pagenumber" or "header" or "footer" => "Transition",
            _ => null,
        };
    }

    private static int Indent(Paragraph paragraph) =>
        int.TryParse(
            paragraph.ParagraphProperties?.Indentation?.Left?.Value,
            System.Globalization.CultureInfo.InvariantCulture,
            out var twips
        )
            ? twips
            : 0;

    private static string Text(Paragraph paragraph) =>
        string.Concat(
            paragraph
                .Descendants()
                .Select(part =>
                    part switch
                    {
                        Text text => text.Text,
                        TabChar or Break or CarriageReturn => " ",
                        _ => "",
                    }
                )
        );
}
