using System.IO.Compression;
using System.Xml.Linq;

namespace Showrunner.Formats;

/// <summary>
/// Writes a Word document as production offices expect a screenplay: Courier of 12 points, an inch and a half at the left, styles by name,
/// page numbers, and page breaks with (MORE) and (CONT'D). The parts are those of ECMA-376.
/// </summary>
internal static class DocxWriter
{
    private const int LeftMargin = 2160; // an inch and a half, in twips of 1/1,440 inch
    private const int Margin = 1440;
    private const int TitleSpace = 3600; // two and a half inches above the title
    private const string Header = "rId1";

    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml";

    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static byte[] Write(ScriptDocument script, string title)
    {
        (string Name, string Type, XElement Root)[] parts =
        [
            ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", Properties(title)),
            ("word/styles.xml", $"{Word}.styles+xml", Styles()),
            ("word/header.xml", $"{Word}.header+xml", PageNumber()),
            ("word/document.xml", $"{Word}.document.main+xml", Document(script, title)),
        ];
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            Add(zip, "[Content_Types].xml", Types(parts));
            Add(
                zip,
                "_rels/.rels",
                Relationships(
                    ("document", $"{Office}/officeDocument", "word/document.xml"),
                    ("properties", $"{Package}/relationships/metadata/core-properties", "docProps/core.xml")
                )
            );
            Add(
                zip,
                "word/_rels/document.xml.rels",
                Relationships((Header, $"{Office}/header", "header.xml"), ("styles", $"{Office}/styles", "styles.xml"))
            );
            foreach (var (name, _, root) in parts)
                Add(zip, name, root);
        }
        return stream.ToArray();
    }

    private static void Add(ZipArchive zip, string name, XElement root)
    {
        using var part = zip.CreateEntry(name).Open();
        root.Save(part, SaveOptions.DisableFormatting);
    }

    private static XElement Types(IEnumerable<(string Name, string Type, XElement Root)> parts)
    {
        XNamespace types = $"{Package}/content-types";
        return new(
            types + "Types",
            new XElement(
                types + "Default",
                new XAttribute("Extension", "rels"),
                new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")
            ),
            parts.Select(part => new XElement(
                types + "Override",
                new XAttribute("PartName", $"/{part.Name}"),
                new XAttribute("ContentType", part.Type)
            ))
        );
    }

    private static XElement Relationships(params (string Id, string Type, string Target)[] targets)
    {
        XNamespace relationships = $"{Package}/relationships";
        return new(
            relationships + "Relationships",
            targets.Select(target => new XElement(
                relationships + "Relationship",
                new XAttribute("Id", target.Id),
                new XAttribute("Type", target.Type),
                new XAttribute("Target", target.Target)
            ))
        );
    }

    private static XElement Properties(string title)
    {
        XNamespace core = $"{Package}/metadata/core-properties";
        XNamespace dublin = "http://purl.org/dc/elements/1.1/";
        return new(core + "coreProperties", new XElement(dublin + "title", title));
    }

    private static XElement PageNumber() =>
        Root(
            "hdr",
            Element(
                "p",
                Element("pPr", Element("jc", Value("right"))),
                Element("fldSimple", new XAttribute(W + "instr", "PAGE"), Run("1")),
                Run(".")
            )
        );

    private static XElement Document(ScriptDocument script, string title) =>
        Root(
            "document",
            Element("body", title.Length > 0 ? TitlePage(title) : null, ScreenplayPages.Of(script).SelectMany(Paragraphs), Section())
        );

    // A section of its own, whose end is in its last paragraph; the script's pages are numbered from 1 behind it.
    private static XElement TitlePage(string title) =>
        Element(
            "p",
            Element("pPr", Element("pStyle", Value("Title")), Element("sectPr", Element("type", Value("nextPage")), Letter(), Margins())),
            Run(title.ToUpperInvariant())
        );

    // The lines of a paragraph are joined again: Word breaks them at the same places, by the same widths.
    private static IEnumerable<XElement> Paragraphs(IReadOnlyList<PageLine> lines, int page)
    {
        var (afterBlank, breakBefore) = (false, page > 0);
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
            yield return Paragraph(text == "(MORE)" ? "More" : kind.ToString(), text, afterBlank, breakBefore);
            (afterBlank, breakBefore) = (false, false);
        }
    }

    private static XElement Paragraph(string style, string text, bool afterBlank, bool breakBefore) =>
        Element(
            "p",
            Element(
                "pPr",
                Element("pStyle", Value(style)),
                breakBefore ? Element("pageBreakBefore") : null,
                afterBlank ? Element("spacing", new XAttribute(W + "before", style == "Heading" ? 480 : 240)) : null
            ),
            Run(text)
        );

    private static XElement Section() =>
        Element(
            "sectPr",
            Element("headerReference", new XAttribute(W + "type", "default"), new XAttribute(XName.Get("id", Office), Header)),
            Letter(),
            Margins(),
            Element("pgNumType", new XAttribute(W + "start", 1)),
            Element("titlePg")
        );

    private static XElement Letter() => Element("pgSz", new XAttribute(W + "w", 12240), new XAttribute(W + "h", 15840));

    private static XElement Margins() =>
        Element(
            "pgMar",
            new XAttribute(W + "top", Margin),
            new XAttribute(W + "right", Margin),
            new XAttribute(W + "bottom", Margin),
            new XAttribute(W + "left", LeftMargin),
            new XAttribute(W + "header", Margin / 2),
            new XAttribute(W + "footer", Margin / 2),
            new XAttribute(W + "gutter", 0)
        );

    private static XElement Styles() =>
        Root(
            "styles",
            Element(
                "docDefaults",
                Element(
                    "rPrDefault",
                    Element(
                        "rPr",
                        Element("rFonts", Courier("ascii"), Courier("hAnsi"), Courier("eastAsia"), Courier("cs")),
                        Element("sz", Value("24"))
                    )
                ),
                Element(
                    "pPrDefault",
                    Element(
                        "pPr",
                        Element("widowControl", Value("0")), // our own page breaks part speeches
                        Element(
                            "spacing",
                            new XAttribute(W + "before", 0),
                            new XAttribute(W + "after", 0),
                            new XAttribute(W + "line", 240),
                            new XAttribute(W + "lineRule", "exact")
                        )
                    )
                )
            ),
            Style("Title", "Title", Element("spacing", new XAttribute(W + "before", TitleSpace)), Element("jc", Value("center"))),
            Style("Action", "Action", Indent(0, 0)),
            Style("Heading", "Scene Heading", Indent(0, 0)),
            Style("Cue", "Character", Indent(3168, 0)),
            Style("Parenthetical", "Parenthetical", Indent(2304, 2880)),
            Style("Dialogue", "Dialogue", Indent(1440, 2160)),
            Style("More", "More", Indent(3168, 0)),
            Style("Transition", "Transition", Indent(6480, 0))
        );

    private static XElement Style(string id, string name, params XElement[] paragraph) =>
        Element(
            "style",
            new XAttribute(W + "type", "paragraph"),
            id == "Title" ? null : new XAttribute(W + "customStyle", 1), // Word knows it
            new XAttribute(W + "styleId", id),
            Element("name", Value(name)),
            Element("pPr", paragraph)
        );

    private static XAttribute Courier(string letters) => new(W + letters, "Courier New");

    private static XElement Indent(int left, int right) =>
        Element("ind", new XAttribute(W + "left", left), new XAttribute(W + "right", right));

    private static XElement Run(string text) => Element("r", Element("t", new XAttribute(XNamespace.Xml + "space", "preserve"), text));

    // Programs less strict than Word know the names by these prefixes alone.
    private static XElement Root(string name, params object?[] content) =>
        Element(name, new XAttribute(XNamespace.Xmlns + "w", W), new XAttribute(XNamespace.Xmlns + "r", Office), content);

    private static XElement Element(string name, params object?[] content) => new(W + name, content);

    private static XAttribute Value(string value) => new(W + "val", value);
}
