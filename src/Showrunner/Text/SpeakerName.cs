using System.Globalization;

namespace Showrunner;

/// <summary>
/// What counts as the name of a speaker: up to five words of letters, digits and <c>_ # ' &amp; / -</c>, each with a full stop at its end
/// or not: <c>mr. ross</c>.
/// </summary>
internal static class SpeakerName
{
    private const int MaxWords = 5;
    private const int MaxLength = 60;

    /// <summary>The largest number of tokens in a name: words and full stops.</summary>
    public const int MaxTokens = 8;

    public static bool IsName(ReadOnlySpan<char> text) => text.Length is > 0 and <= MaxLength && LengthOf(text) == text.Length;

    /// <summary>Whether a line is a speech: a name, perhaps a direction in parentheses, a colon, and what is said.</summary>
    /// <param name="line">Without white space around it.</param>
    /// <param name="nameLength">The length of the name, with which the line begins.</param>
    /// <param name="textStart">Where what is said begins.</param>
    public static bool TryRead(ReadOnlySpan<char> line, out int nameLength, out int textStart)
    {
        (nameLength, textStart) = (0, 0);
        if (line.IndexOf(':') is < 1 or > MaxLength)
            return false;
        nameLength = LengthOf(line);
        if (nameLength == 0)
            return false;
        var next = SkipWhiteSpace(line, nameLength);
        if (next < line.Length && line[next] == '(')
        {
            var end = line[(next + 1)..].IndexOfAny('(', ')');
            if (end < 0 || line[next + 1 + end] != ')')
                return false;
            next = SkipWhiteSpace(line, next + end + 2);
        }
        if (next == line.Length || line[next] != ':')
            return false;
        // Not a speaker: "at 9:15 …", "see http://…".
        var rest = line[(next + 1)..];
        if (rest.StartsWith("//") || rest.Length > 0 && char.IsDigit(rest[0]))
            return false;
        textStart = SkipWhiteSpace(line, next + 1);
        return true;
    }

    // How many characters at the beginning of the text are a name; 0 if none.
    private static int LengthOf(ReadOnlySpan<char> text)
    {
        var length = 0;
        for (var words = 0; words < MaxWords; words++)
        {
            var start = words == 0 ? 0 : SkipWhiteSpace(text, length);
            if (words > 0 && start == length)
                return length;
            var end = start;
            while (end < text.Length && IsNameCharacter(text[end], isFirst: end == 0))
                end++;
            if (end == start)
                return length;
            length = end < text.Length && text[end] == '.' ? end + 1 : end;
        }
        return length;
    }

    private static int SkipWhiteSpace(ReadOnlySpan<char> text, int start)
    {
        while (start < text.Length && char.IsWhiteSpace(text[start]))
            start++;
        return start;
    }

    private static bool IsNameCharacter(char c, bool isFirst) =>
        c is '#' or '\'' || !isFirst && c is '&' or '/' or '-' || IsWordCharacter(c);

    // As regular expressions define \w.
    private static bool IsWordCharacter(char c) =>
        char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.ConnectorPunctuation;
}
