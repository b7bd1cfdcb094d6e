using System.Text;
using System.Xml.Linq;

namespace Showrunner.Formats;

/// <summary>
/// Plays of Standard Ebooks as a script: an act is a table with a row for each speech, and stage directions are marked. What stands outside
/// of speeches is left out.
/// </summary>
internal static class PlaysText
{
    // What keeps marks beside words in print, and where a direction ends before a mark.
    private static readonly (string Printed, string Typed)[] Spaces =
    [
        ("\u2060", ""), // word joiner
        ("\u200A", ""), // hair space
        ("\u00A0\u2026", "\u2026"),
        (") ,", "),"),
        (") .", ")."),
        (") ;", ");"),
    ];

    public static IEnumerable<string> Lines(IReadOnlyList<string> files) => files.SelectMany(Act);

    private static IEnumerable<string> Act(string file)
    {
        foreach (var row in XDocument.Load(file).Descendants().Where(element => element.Name.LocalName == "tr"))
        {
            var cells = row.Elements().ToList();
            if (cells.Count < 2 || !Is(cells[0], "z3998:persona"))
                continue;
            var name = TextOf(cells[0]).ToLowerInvariant();
            var words = TextOf(cells[1]);
            if (name.Length > 0 && words.Length > 0)
                yield return $"{name}: {words}";
        }
        yield return "";
    }

    private static string TextOf(XElement cell)
    {
        var text = new StringBuilder();
        Add(cell, text);
        foreach (var (printed, typed) in Spaces)
            text.Replace(printed, typed);
        return OneLine.Of(SourceText.Clean(text.ToString(), "", []));
    }

    private static void Add(XElement element, StringBuilder text)
    {
        var isDirection = Is(element, "z3998:stage-direction") && element.Name.LocalName == "i";
        if (isDirection)
            text.Append(text.Length == 0 || text[^1] == '(' ? "(" : " (");
        foreach (var node in element.Nodes())
        {
            if (node is XText words)
                text.Append(words.Value);
            else if (node is XElement inner)
                Add(inner, text);
        }
        if (isDirection)
            text.Append(") ");
        else if (element.Name.LocalName is "p" or "br")
            text.Append(' ');
    }

    private static bool Is(XElement element, string type) =>
        element.Attributes().Any(attribute => attribute.Name.LocalName == "type" && attribute.Value.Split(' ').Contains(type));
}
