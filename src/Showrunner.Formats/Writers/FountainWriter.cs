using System.Text;
using System.Text.RegularExpressions;

namespace Showrunner.Formats;

/// <summary>
/// Writes Fountain 1.1 (fountain.io/syntax): what it would take for markup is escaped, or its kind is forced. Prose is written as lyrics,
/// since action is what is seen; a scene that ends without a heading behind it ends with a transition.
/// </summary>
/// <remarks>
/// Fountain has no way to write two opening brackets that begin no note: they get a space between them. A dot that
/// a heading begins with is lost.
/// </remarks>
internal static partial class FountainWriter
{
    private const string Escapable = @"@#!*_$~`+=.><\/";

    public static string Write(ScriptDocument script, string title)
    {
        var fountain = new StringBuilder($"Title: {(title.Length > 0 ? Escaped(title) : "Untitled")}\n");
        foreach (var element in script.Elements)
        {
            if (element is ScriptElement.SceneBreak)
                fountain.Append("\n> CUT TO:\n");
            foreach (var paragraph in ScreenplayParagraph.Of(element))
                fountain.Append(Line(paragraph));
        }
        return fountain.ToString();
    }

    private static string Line(ScreenplayParagraph paragraph) =>
        paragraph switch
        {
            (ParagraphKind.Heading, var text) => $"\n{Heading(text)}\n",
            (ParagraphKind.Action, var text) => $"\n{(PlainAction().IsMatch(text) ? "" : "!")}{Escaped(text)}\n",
            (ParagraphKind.Prose, var text) => $"\n~{Escaped(text)}\n",
            (ParagraphKind.Character, var text) => $"\n{Cue(text)}\n",
            (ParagraphKind.Dialogue, ['~', ..] text) => $"\\{Escaped(text)}\n",
            var (_, text) => $"{Escaped(text)}\n",
        };

    // INT. and EXT. make a heading by themselves; all others are forced.
    private static string Heading(string text)
    {
        var heading = Escaped(Capitals(text).TrimStart('.', ' ')).Replace("#", @"\#", StringComparison.Ordinal);
        return PlainHeading().IsMatch(heading) ? heading : $".{heading}";
    }

    // Capitals make a cue by themselves, unless Fountain has another use for them.
    private static string Cue(string name) => PlainCue().IsMatch(name.ToUpperInvariant()) ? name.ToUpperInvariant() : $"@{Escaped(name)}";

    /// <summary>Capitals, where they lose nothing.</summary>
    private static string Capitals(string text)
    {
        var capitals = text.ToUpperInvariant();
        return capitals.ToLowerInvariant().Equals(text, StringComparison.Ordinal) ? capitals : text;
    }

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var next = i + 1 < text.Length ? text[i + 1] : ' ';
            if (text[i] is '*' or '_' || text[i] == '\\' && Escapable.Contains(next))
                escaped.Append('\\');
            escaped.Append(text[i]);
            if (text[i] == '[' && next == '[')
                escaped.Append(' ');
        }
        return escaped.ToString();
    }

    [GeneratedRegex(@"^(?:INT|EXT)\. ")]
    private static partial Regex PlainHeading();

    [GeneratedRegex(@"^(?!(INT|EXT|EST|I/E)\b)[A-Z][A-Z0-9' .-]*[A-Z0-9']$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainCue();

    // Words with a small letter that begin as no heading and end as no transition do.
    [GeneratedRegex(@"^(?!(?i:int|ext|est|i\.?/e)\b)[\p{L}\p{N}(].*\p{Ll}.*[^:]$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainAction();
}
