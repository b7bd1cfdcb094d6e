using System.Text;
using System.Xml;

namespace Showrunner.Formats;

/// <summary>A paragraph of a Word document.</summary>
/// <param name="Type">What it is in a screenplay, by Final Draft's name; null where its style does not say.</param>
/// <param name="Indent">In characters.</param>
/// <param name="Text">Its text; breaks are line feeds.</param>
internal sealed record DocxParagraph(string? Type, int Indent, string Text)
{
    private const int Centred = 36; // characters, about where cues stand

    // Deleted text, field codes, text boxes and the copies of pictures for older programs are no part of the text.
    private static readonly HashSet<string> Left = ["del", "moveFrom", "instrText", "txbxContent", "Fallback", "pict", "object"];

    public static IEnumerable<DocxParagraph> Read(Stream part, DocxStyles styles)
    {
        using var xml = XmlReader.Create(part, DocxStyles.Settings);
        var (style, indent, inRun, inText) = ("", default(int?), false, false);
        var text = new StringBuilder();
        List<string>? cells = null; // of a table's row
        while (xml.Read())
        {
            while (xml.NodeType == XmlNodeType.Element && Left.Contains(xml.LocalName) && !xml.EOF)
                xml.Skip();
            switch (xml.NodeType, xml.LocalName)
            {
                case (XmlNodeType.Element, "tr"):
                    cells = [];
                    break;
                case (XmlNodeType.Element, "tc"):
                    cells?.Add("");
                    break;
                case (XmlNodeType.EndElement, "tr") when cells is not null:
                    yield return new(null, 0, Row(cells));
                    cells = null;
                    break;
                case (XmlNodeType.Element, "p"):
                    (style, indent, inRun, inText) = ("", null, false, false);
                    text.Clear();
                    break;
                case (XmlNodeType.EndElement, "p") when cells is [.., var before]:
                    cells[^1] = $"{before} {text}".Trim();
                    break;
                case (XmlNodeType.EndElement, "p"):
                    yield return new(styles.TypeOf(style), indent ?? styles.IndentOf(style), text.ToString());
                    break;
                case (XmlNodeType.Element, "pStyle"):
                    style = DocxStyles.Attribute(xml, "val") ?? "";
                    break;
                case (XmlNodeType.Element, "ind"):
                    indent = DocxStyles.Indent(xml) ?? indent;
                    break;
                case (XmlNodeType.Element, "jc") when DocxStyles.Attribute(xml, "val") == "center":
                    indent ??= Centred;
                    break;
                case (XmlNodeType.Element or XmlNodeType.EndElement, "r"):
                    inRun = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
                    break;
                case (XmlNodeType.Element or XmlNodeType.EndElement, "t"):
                    inText = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
                    break;
                case (XmlNodeType.Element, "tab") when inRun:
                    text.Append('\t');
                    break;
                case (XmlNodeType.Element, "br" or "cr") when inRun:
                    text.Append('\n');
                    break;
                case (XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace, _) when inText:
                    text.Append(xml.Value);
                    break;
            }
        }
    }

    // A name in the first cell, what is said in the next.
    private static string Row(List<string> cells) =>
        cells is [var name, var words] && SpeakerCue.Read(name) is not null && !name.TrimEnd().EndsWith(':')
            ? $"{name.Trim()}: {words}"
            : string.Join(' ', cells);
}
