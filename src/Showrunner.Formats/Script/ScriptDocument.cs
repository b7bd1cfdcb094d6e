using System.Text;

namespace Showrunner.Formats;

/// <summary>A script as Showrunner understands it, whatever format it came in.</summary>
/// <param name="Elements">Its parts, in order.</param>
public sealed record ScriptDocument(IReadOnlyList<ScriptElement> Elements)
{
    /// <summary>Everyone who speaks, in the order of their first speech.</summary>
    public IReadOnlyList<string> Speakers =>
        [.. Elements.OfType<ScriptElement.Speech>().Select(speech => speech.Speaker).Distinct(StringComparer.OrdinalIgnoreCase)];

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
