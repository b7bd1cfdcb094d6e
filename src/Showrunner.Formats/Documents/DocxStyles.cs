using System.Globalization;
using System.Xml;

namespace Showrunner.Formats;

/// <summary>What the styles of a Word document say of a paragraph: what it is in a screenplay, and its indent.</summary>
/// <param name="styles">The name and the indent of each style, by its identifier.</param>
internal sealed class DocxStyles(Dictionary<string, (string Name, int? Indent)> styles)
{
    private const int TwipsPerCharacter = 144;
    private const int MaxIndent = 60;

    /// <summary>How documents are parsed: without document types, so that no entity reaches out or expands.</summary>
    public static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CloseInput = true,
    };

    public static DocxStyles Read(Stream part)
    {
        var styles = new Dictionary<string, (string Name, int? Indent)>();
        var id = "";
        using var xml = XmlReader.Create(part, Settings);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "style")
                styles[id = Attribute(xml, "styleId") ?? ""] = ("", null);
            else if (xml.LocalName == "name" && styles.TryGetValue(id, out var named))
                styles[id] = (Attribute(xml, "val") ?? "", named.Indent);
            else if (xml.LocalName == "ind" && styles.TryGetValue(id, out var indented))
                styles[id] = (indented.Name, Indent(xml));
        }
        return new(styles);
    }

    /// <summary>What a paragraph of a style is, by Final Draft's name; null for a style that says nothing.</summary>
    public string? TypeOf(string style)
    {
        var name = styles.TryGetValue(style, out var known) ? known.Name : style;
        return name.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant() switch
        {
            "character" or "charactername" or "cue" => "Character",
            "dialogue" or "dialog" or "speech" => "Dialogue",
            "parenthetical" or "wryly" => "Parenthetical",
            "sceneheading" or "slugline" or "scene" => "Scene Heading",
            "transition" => "Transition",
            "more" => "More",
            "prose" => "General",
            "pagenumber" or "header" or "footer" or "title" or "subtitle" => "Title",
            _ => null,
        };
    }

    public int IndentOf(string style) => styles.TryGetValue(style, out var known) ? known.Indent ?? 0 : 0;

    /// <summary>The indent of a <c>w:ind</c>, in characters; null where it has none.</summary>
    public static int? Indent(XmlReader xml) =>
        int.TryParse(Attribute(xml, "left") ?? Attribute(xml, "start"), CultureInfo.InvariantCulture, out var twips)
            ? Math.Clamp(twips / TwipsPerCharacter, 0, MaxIndent)
            : null;

    public static string? Attribute(XmlReader xml, string name) => xml.GetAttribute(name, xml.NamespaceURI) ?? xml.GetAttribute(name);
}
