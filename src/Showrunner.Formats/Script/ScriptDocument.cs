using System.Text;

namespace Showrunner.Formats;

/// <summary>A script as Showrunner understands it, whatever format it came in.</summary>
/// <param name="Elements">Its parts, in order.</param>
public sealed record ScriptDocument(IReadOnlyList<ScriptElement> Elements)
{
    /// <summary>Everyone who speaks, in the order of their first speech.</summary>
    public IReadOnlyList<string> Speakers =>
        [.. Elements.OfType<ScriptElement.Speech>().Select(speech => speech.Speaker).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>A script as Showrunner writes it; where nearly every line stands between blank ones, they part no scenes.</summary>
    public static ScriptDocument Of(Script script)
    {
        var lines = script.Utterances;
        var together = lines.Zip(lines.Skip(1)).Count(pair => pair.Second.LineNumber == pair.First.LineNumber + 1);
        var isDense = together * 2 >= lines.Count;
        var elements = new List<ScriptElement>();
        var last = 0;
        foreach (var line in lines)
        {
            if (isDense && line.Setting is null && last > 0 && line.LineNumber > last + 1)
                elements.Add(new ScriptElement.SceneBreak());
            elements.Add(ScriptElement.Of(line));
            last = line.LineNumber;
        }
        return new(elements);
    }

    /// <summary>Several scripts as one; each ends a scene.</summary>
    public static ScriptDocument Join(IEnumerable<ScriptDocument> scripts)
    {
        var elements = new List<ScriptElement>();
        foreach (var script in scripts.Where(script => script.Elements.Count > 0))
        {
            if (elements.Count > 0 && script.Elements[0] is not ScriptElement.Heading)
                elements.Add(new ScriptElement.SceneBreak());
            elements.AddRange(script.Elements);
        }
        return new(elements);
    }

    /// <summary>
    /// The definition of what was understood: one speech a line (<c>Name: words</c>), directions in parentheses, headings as
    /// <c>[setting: …]</c>, prose as it is, and one blank line between scenes.
    /// </summary>
    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var element in Elements)
        {
            if (element is ScriptElement.Heading or ScriptElement.SceneBreak && text.Length > 0 && !EndsWithBlankLine(text))
                text.Append('\n');
            if (element is not ScriptElement.SceneBreak)
                text.Append(Line(element)).Append('\n');
        }
        while (EndsWithBlankLine(text))
            text.Length--;
        return text.ToString();
    }

    private static bool EndsWithBlankLine(StringBuilder text) => text is [.., '\n', '\n'];

    private static string Line(ScriptElement element) =>
        element switch
        {
            ScriptElement.Heading heading => $"[setting: {heading.Text}]",
            ScriptElement.Speech speech => $"{speech.Speaker}: {speech.Words}",
            ScriptElement.Direction direction => $"({direction.Text})",
            ScriptElement.Prose prose => prose.Text,
            _ => throw new InvalidOperationException($"{element.GetType().Name} has no line."),
        };
}
