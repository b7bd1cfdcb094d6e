using System.Text;
using System.Xml;

namespace Showrunner;

/// <summary>Final Draft's FDX, without the characters that XML does not allow.</summary>
internal static class FinalDraft
{
    public static void Write(Stream output, Script script, string title)
    {
        using var xml = XmlWriter.Create(
            output,
            new XmlWriterSettings
            {
                Encoding = new UTF8Encoding(false),
                Indent = true,
                NewLineChars = "\n",
            }
        );
        xml.WriteStartDocument(standalone: false);
        xml.WriteStartElement("FinalDraft");
        xml.WriteAttributeString("DocumentType", "Script");
        xml.WriteAttributeString("Template", "No");
        xml.WriteAttributeString("Version", "1");

        xml.WriteStartElement("Content");
        foreach (var (kind, text) in ScreenplayElement.Of(script))
            Paragraph(xml, "Type", kind == ElementKind.Heading ? "Scene Heading" : kind.ToString(), text);
        xml.WriteEndElement();

        xml.WriteStartElement("TitlePage");
        xml.WriteStartElement("Content");
        Paragraph(xml, "Alignment", "Center", title);
        xml.WriteEndDocument();
    }

    private static void Paragraph(XmlWriter xml, string attribute, string value, string text)
    {
        xml.WriteStartElement("Paragraph");
        xml.WriteAttributeString(attribute, value);
        xml.WriteElementString(
            "Text",
            string.Concat(text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)))
        );
        xml.WriteEndElement();
    }
}
