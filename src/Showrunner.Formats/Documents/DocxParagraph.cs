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

    // Field codes, text boxes, the copies of pictures for older programs, and where moved text stood are no part of the text.
    private static readonly HashSet<string> Left = ["moveFrom", "instrText", "txbxContent", "Fallback", "pict", "object"];

    /// <param name="part">The document's main part.</param>
    /// <param name="styles">Its styles.</param>
    /// <param name="deleted">Whether deleted and struck-out text is read, too.</param>
    /// <param name="notes">Counts such text where it is left out.</param>
    public static IEnumerable<DocxParagraph> Read(Stream part, DocxStyles styles, bool deleted, ReadingNotes notes)
    {
        using var xml = XmlReader.Create(part, DocxStyles.Settings);
        var (style, indent, inRun, inText, isStruck) = ("", default(int?), false, false, false);
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
                    (style, indent, inRun, inText, isStruck) = ("", null, false, false, false);
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
                    (inRun, isStruck) = (xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement, false);
                    break;
                case (XmlNodeType.Element, "strike" or "dstrike") when inRun:
                    isStruck = DocxStyles.Attribute(xml, "val") is not ("0" or "false" or "off");
                    break;
                case (XmlNodeType.Element, "delText") when !deleted:
                case (XmlNodeType.Element, "t") when isStruck && !deleted:
                    notes.Count("piece of deleted text left out", "pieces of deleted text left out");
                    break;
                case (XmlNodeType.Element or XmlNodeType.EndElement, "t" or "delText"):
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
