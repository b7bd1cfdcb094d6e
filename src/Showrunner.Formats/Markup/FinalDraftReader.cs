using System.Text;
using System.Xml;

namespace Showrunner.Formats;

/// <summary>Reads Final Draft's FDX. External entities and document types are refused.</summary>
internal static class FinalDraftReader
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private const int MaxDepth = 60; // elements in each other; Final Draft itself has about ten

    public static bool Recognise(ScriptSource source) =>
        source.Text.AsSpan(0, Math.Min(source.Text.Length, 1_000)).Contains("<FinalDraft", StringComparison.Ordinal);

    public static Understanding Read(ScriptSource source, ReadingOptions options)
    {
        var screenplay = new ScreenplayReader();
        try
        {
            using var xml = XmlReader.Create(new StringReader(source.Text), Settings);
            if (xml.ReadToFollowing("Content"))
                Content(xml.ReadSubtree(), screenplay);
        }
        catch (XmlException exception)
        {
            throw new ShowrunnerException(
                source.Text.Contains("<!DOCTYPE", StringComparison.Ordinal)
                    ? $"{source.Name} declares a document type, which Final Draft does not. Take its <!DOCTYPE ...> out."
                    : $"{source.Name} is not well-formed XML, in line {exception.LineNumber}: save it from Final Draft once more."
            );
        }
        return screenplay.Reading("Final Draft");
    }

    private static void Content(XmlReader xml, ScreenplayReader screenplay)
    {
        xml.Read();
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Paragraph" })
                Paragraph(xml, screenplay);
        }
    }

    // Dual dialogue is a paragraph around paragraphs; notes and properties hold paragraphs that are no part of the script.
    private static void Paragraph(XmlReader xml, ScreenplayReader screenplay)
    {
        if (xml.Depth > MaxDepth)
            throw new XmlException("The paragraphs nest too deep.");
        var (type, depth, text) = (xml.GetAttribute("Type"), xml.Depth, new StringBuilder());
        if (xml.IsEmptyElement)
            return;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Text" && xml.Depth == depth + 1)
                text.Append(TextOf(xml));
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "DualDialogue" && !xml.IsEmptyElement)
                Dual(xml, screenplay);
            else if (xml.NodeType == XmlNodeType.Element && xml.Depth == depth + 1)
                SkipInside(xml);
        }
        screenplay.Paragraph(type, text.ToString());
    }

    private static void Dual(XmlReader xml, ScreenplayReader screenplay)
    {
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Paragraph" })
                Paragraph(xml, screenplay);
        }
    }

    private static string TextOf(XmlReader xml)
    {
        var (depth, text) = (xml.Depth, new StringBuilder());
        if (xml.IsEmptyElement)
            return "";
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
                text.Append(xml.Value);
        }
        return text.ToString();
    }

    private static void SkipInside(XmlReader xml)
    {
        var depth = xml.Depth;
        if (xml.IsEmptyElement)
            return;
        while (xml.Read() && xml.Depth > depth) { }
    }
}
