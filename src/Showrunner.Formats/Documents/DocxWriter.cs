using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Showrunner.Formats;

/// <summary>
/// Writes a Word document as production offices expect a screenplay: Courier of 12 points, an inch and a half at the left, styles by name,
/// page numbers, and page breaks with (MORE) and (CONT'D).
/// </summary>
internal static class DocxWriter
{
    private const int LeftMargin = 2160; // an inch and a half, in twips of 1/1,440 inch
    private const int Margin = 1440;
    private const int TitleSpace = 3600; // two and a half inches above the title

    public static byte[] Write(ScriptDocument script, string title)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Title = title;
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles();
            var header = main.AddNewPart<HeaderPart>();
            header.Header = new Header(
                new Paragraph(
                    new ParagraphProperties(new Justification { Val = JustificationValues.Right }),
                    new SimpleField(new Run(new Text("1"))) { Instruction = "PAGE" },
                    new Run(new Text("."))
                )
            );
            var body = new Body();
            if (title.Length > 0)
                body.Append(TitlePage(title));
            var pages = ScreenplayPages.Of(script);
            for (var page = 0; page < pages.Count; page++)
                Append(body, pages[page], breakBefore: page > 0);
            body.Append(Section(main.GetIdOfPart(header)));
            main.Document = new Document(body);
        }
        return stream.ToArray();
    }

    // A section of its own, whose end is in its last paragraph; the script's pages are numbered from 1 behind it.
    private static Paragraph TitlePage(string title) =>
        new(
            new ParagraphProperties(
                new ParagraphStyleId { Val = "Title" },
                new SectionProperties(new SectionType { Val = SectionMarkValues.NextPage }, Letter(), Margins())
            ),
            new Run(new Text(title.ToUpperInvariant()) { Space = SpaceProcessingModeValues.Preserve })
        );

    // The lines of a paragraph are joined again: Word breaks them at the same places, by the same widths.
    private static void Append(Body body, IReadOnlyList<PageLine> lines, bool breakBefore)
    {
        var afterBlank = false;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Text.Length == 0)
            {
                afterBlank = true;
                continue;
            }
            var text = lines[i].Text;
            var kind = lines[i].Kind;
            while (kind != PageLineKind.Cue && i + 1 < lines.Count && lines[i + 1].Kind == kind && lines[i + 1].Text.Length > 0)
                text = $"{text} {lines[++i].Text}";
            body.Append(Paragraph(text == "(MORE)" ? "More" : kind.ToString(), text, afterBlank, breakBefore));
            (afterBlank, breakBefore) = (false, false);
        }
    }

    private static Paragraph Paragraph(string style, string text, bool afterBlank, bool breakBefore)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = style });
        if (breakBefore)
            properties.Append(new PageBreakBefore());
        if (afterBlank)
            properties.Append(new SpacingBetweenLines { Before = style == "Heading" ? "480" : "240" });
        return new Paragraph(properties, new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
    }

    private static SectionProperties Section(string header) =>
        new(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = header },
            Letter(),
            Margins(),
            new PageNumberType { Start = 1 },
            new TitlePage()
        );

    private static PageSize Letter() => new() { Width = 12240, Height = 15840 };

    private static PageMargin Margins() =>
        new()
        {
            Left = LeftMargin,
            Right = Margin,
            Top = Margin,
            Bottom = Margin,
            Header = Margin / 2,
            Footer = Margin / 2,
        };

    private static Styles Styles() =>
        new(
            new DocDefaults(
                new RunPropertiesDefault(
                    new RunPropertiesBaseStyle(
                        new RunFonts
                        {
                            Ascii = "Courier New",
                            HighAnsi = "Courier New",
                            ComplexScript = "Courier New",
                            EastAsia = "Courier New",
                        },
                        new FontSize { Val = "24" }
                    )
                ),
                new ParagraphPropertiesDefault(
                    new ParagraphPropertiesBaseStyle(
                        new WidowControl { Val = false }, // our own page breaks part speeches
                        new SpacingBetweenLines
                        {
                            Before = "0",
                            After = "0",
                            Line = "240",
                            LineRule = LineSpacingRuleValues.Exact,
                        }
                    )
                )
            ),
            new Style(
                new StyleName { Val = "Title" },
                new StyleParagraphProperties(
                    new SpacingBetweenLines { Before = $"{TitleSpace}" },
                    new Justification { Val = JustificationValues.Center }
                )
            )
            {
                Type = StyleValues.Paragraph,
                StyleId = "Title",
            },
            Style("Action", "Action", 0, 0),
            Style("Heading", "Scene Heading", 0, 0),
            Style("Cue", "Character", 3168, 0),
            Style("Parenthetical", "Parenthetical", 2304, 2880),
            Style("Dialogue", "Dialogue", 1440, 2160),
            Style("More", "More", 3168, 0),
            Style("Transition", "Transition", 6480, 0)
        );

    private static Style Style(string id, string name, int left, int right) =>
        new(
            new StyleName { Val = name },
            new StyleParagraphProperties(
                new Indentation
                {
                    Left = left.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    Right = right.ToString(System.Globalization.CultureInfo.InvariantCulture),
                }
            )
        )
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
            CustomStyle = true,
        };
}
