using System.Text;
using System.Xml;

namespace Showrunner.Formats;

/// <summary>Writes Final Draft's FDX. Characters that XML cannot hold are left out.</summary>
internal static class FinalDraftWriter
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(false),
        Indent = true,
        NewLineChars = "\n",
    };

    public static byte[] Write(ScriptDocument script, string title)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, Settings))
        {
            xml.WriteStartDocument(standalone: false);
            xml.WriteStartElement("FinalDraft");
            xml.WriteAttributeString("DocumentType", "Script");
            xml.WriteAttributeString("Template", "No");
            xml.WriteAttributeString("Version", "1");
            xml.WriteStartElement("Content");
            foreach (var element in script.Elements)
                Element(xml, element);
            xml.WriteEndElement();
            xml.WriteStartElement("TitlePage");
            xml.WriteStartElement("Content");
            Paragraph(xml, "Alignment", "Center", title);
            xml.WriteEndDocument();
        }
        return stream.ToArray();
    }

    private static void Element(XmlWriter xml, ScriptElement element)
    {
        if (element is ScriptElement.SceneBreak)
            Paragraph(xml, "Type", "Transition", "CUT TO:");
        foreach (var (kind, text) in ScreenplayParagraph.Of(element))
            Paragraph(xml, "Type", Type(kind), text);
    }

    private static string Type(ParagraphKind kind) =>
        kind switch
        {
            ParagraphKind.Heading => "Scene Heading",
            ParagraphKind.Prose => "General",
            _ => kind.ToString(),
        };

    private static void Paragraph(XmlWriter xml, string attribute, string value, string text)
    {
        xml.WriteStartElement("Paragraph");
        xml.WriteAttributeString(attribute, value);
        xml.WriteElementString("Text", string.Concat(text.EnumerateRunes().Where(IsXml)));
        xml.WriteEndElement();
    }

    private static bool IsXml(Rune rune) => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value);
}
