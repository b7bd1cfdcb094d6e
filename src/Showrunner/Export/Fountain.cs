using System.Text;
using System.Text.RegularExpressions;

namespace Showrunner;

/// <summary>Fountain 1.1 (fountain.io/syntax). Text that would be markup is escaped, or its kind is forced.</summary>
/// <remarks>Two opening brackets begin a note and cannot be escaped, so they get a space between them.</remarks>
internal static partial class Fountain
{
    public static void Write(TextWriter output, Script script, string title)
    {
        output.Write($"Title: {(title.Length > 0 ? Escaped(title) : "Untitled")}\n");
        foreach (var (kind, text) in ScreenplayElement.Of(script))
        {
            output.Write(
                kind switch
                {
                    ElementKind.Heading => $"\n.{Escaped(Capitals(text).TrimStart('.', ' ')).Replace("#", @"\#")}\n",
                    ElementKind.Action => $"\n{(PlainAction().IsMatch(text) ? "" : "!")}{Escaped(text)}\n",
                    ElementKind.Character => $"\n{Cue(text)}\n",
                    ElementKind.Dialogue when text.Length == 0 => "  \n", // two spaces: the cue has a line, and it is empty
                    ElementKind.Dialogue when text[0] == '~' => $"\\{Escaped(text)}\n",
                    _ => $"{Escaped(text)}\n",
                }
            );
        }
    }

    // Capitals make a cue by themselves, unless Fountain has another use for them.
    private static string Cue(string name) => PlainCue().IsMatch(Capitals(name)) ? Capitals(name) : $"@{name}";

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

    private const string Escapable = @"@#!*_$~`+=.><\/";

    [GeneratedRegex(@"^(?!(INT|EXT|EST|I/E)\b)[A-Z][A-Z0-9' .-]*[A-Z0-9']$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainCue();

    // Words with a small letter that begin as no heading and end as no transition do.
    [GeneratedRegex(@"^(?!(?i:int|ext|est|i\.?/e)\b)[\p{L}\p{N}(].*\p{Ll}.*[^:]$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainAction();
}
