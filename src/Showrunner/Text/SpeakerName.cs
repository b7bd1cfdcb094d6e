using System.Globalization;
using System.Text.RegularExpressions;

namespace Showrunner;

/// <summary>
/// What counts as the name of a speaker: up to eight words of letters, digits and <c>_ # ' " &amp; / + - · @ $</c>, with full stops in them or
/// at their ends: <c>j.d.</c>, <c>dr. cox</c>. Several people are joined by "and". The corpus, the cast, the writer and the readers of
/// formats all ask here.
/// </summary>
internal static partial class SpeakerName
{
    private const int MaxWords = 8;
    private const int MaxLength = 100;
    private const int MaxColon = 200; // with what stands beside the name

    /// <summary>The largest number of tokens in a name: words, marks, and the colon.</summary>
    public const int MaxTokens = 40;

    /// <summary>Whether all of <paramref name="text"/> is a name.</summary>
    public static bool IsName(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= MaxLength && LengthOf(text) == text.Length && IsSomebody(text);

    /// <summary>The name as the cast and the summary of a corpus have it: in lower case, spaced as the model writes it.</summary>
    public static string Canonical(string name) => Tokenizer.Decode(Tokenizer.Encode(name));

    /// <summary>The nearest that is a name, without the characters that stand in none; null if nothing is left.</summary>
    public static string? Mended(string text)
    {
        var kept = string.Create(
            text.Length,
            text,
            (mended, source) =>
            {
                for (var i = 0; i < source.Length; i++)
                    mended[i] = source[i] == '.' || IsNameCharacter(source[i], isFirst: false) ? source[i] : ' ';
            }
        );
        var name = string.Join(' ', kept.Split(' ', StringSplitOptions.RemoveEmptyEntries)).TrimStart('&', '/', '-', '.', '·', '・');
        return IsName(name) ? name : null;
    }

    /// <summary>
    /// Whether a line is a speech: a name, perhaps directions in brackets or the <c>^</c> of dual dialogue, a colon, and what is said.
    /// </summary>
    /// <param name="line">Without white space around it.</param>
    /// <param name="nameLength">The length of the name, with which the line begins.</param>
    /// <param name="textStart">Where what is said begins.</param>
    public static bool TryRead(ReadOnlySpan<char> line, out int nameLength, out int textStart)
    {
        (nameLength, textStart) = (0, 0);
        if (line[..Math.Min(line.Length, MaxColon)].IndexOfAny(':', '：') < 1)
            return false;
        nameLength = LengthOf(line);
        if (nameLength is 0 or > MaxLength)
            return false;
        var colon = SkipBeside(line, nameLength);
        if (colon == line.Length || line[colon] is not (':' or '：'))
            return false;
        // Not a speaker: "at 9:15 …", "see http://…".
        var rest = line[(colon + 1)..];
        if (rest.StartsWith("//") || line[colon] == ':' && rest.Length > 0 && char.IsDigit(rest[0]))
            return false;
        textStart = SkipWhiteSpace(line, colon + 1);
        return IsSomebody(line[..nameLength]);
    }

    private static bool IsSomebody(ReadOnlySpan<char> name) => HasLetter(name) && !Labels.IsLabel(name);

    private static bool HasLetter(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c))
                return true;
        }

        return false;
    }

    // How many characters at the beginning of the text are a name; 0 if none.
    private static int LengthOf(ReadOnlySpan<char> text)
    {
        var length = WordEnd(text, 0);
        for (var words = 1; length > 0 && words < MaxWords; words++)
        {
            var start = SkipWhiteSpace(text, length);
            var end = start > length ? WordEnd(text, start) : start;
            if (end == start)
                return length;
            if (EndsSentence(text[..length]))
                return 0;
            if (text[start..end].Equals("and", StringComparison.OrdinalIgnoreCase))
            {
                start = SkipWhiteSpace(text, end);
                if (start == end || WordEnd(text, start) is var other && other == start)
                    return length;
                (end, words) = (other, 0); // the next person's first word
            }
            length = end;
        }
        return length;
    }

    private static int WordEnd(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && IsNameCharacter(text[end], isFirst: end == 0))
        {
            end++;
            if (end + 1 < text.Length && text[end] == '.' && IsNameCharacter(text[end + 1], isFirst: false))
                end++;
        }
        return end > start && end < text.Length && text[end] == '.' ? end + 1 : end;
    }

    // Whether a full stop at the end is more than that of an abbreviation: "i know. he said: no".
    private static bool EndsSentence(ReadOnlySpan<char> name)
    {
        if (name[^1] != '.')
            return false;
        var letters = 0;
        while (letters < name.Length - 1 && char.IsLetter(name[^(letters + 2)]))
            letters++;
        return letters >= 4 && !Title().IsMatch(name[^(letters + 1)..]);
    }

    private static int SkipBeside(ReadOnlySpan<char> line, int start)
    {
        while (true)
        {
            start = SkipWhiteSpace(line, start);
            if (start == line.Length || line[start] is not ('(' or '[' or '^'))
                return start;
            var isMark = line[start] == '^';
            var (open, close) = line[start] == '(' ? ('(', ')') : ('[', ']');
            var end = isMark ? -1 : line[(start + 1)..].IndexOfAny(open, close);
            if (!isMark && (end < 0 || line[start + 1 + end] != close))
                return start;
            start += end + 2;
        }
    }

    private static int SkipWhiteSpace(ReadOnlySpan<char> text, int start)
    {
        while (start < text.Length && char.IsWhiteSpace(text[start]))
            start++;
        return start;
    }

    private static bool IsNameCharacter(char c, bool isFirst) =>
        c is '#' or '\'' or '’' or '"' or '@' or '$' or '+'
        || !isFirst && c is '&' or '/' or '-' or '·' or '・' or '•' or '°' or '־' or '״' or '׳' or '\u200C' or '\u200D'
        || IsWordCharacter(c);

    private static bool IsWordCharacter(char c) =>
        char.IsLetterOrDigit(c)
        || char.GetUnicodeCategory(c)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.ConnectorPunctuation;

    [GeneratedRegex(@"^(?:prof|capt|lieut|sergt|miss|insp|supt|cmdr|asst|pres|princ|rev|hon|mrs|messrs)\.$", RegexOptions.IgnoreCase)]
    private static partial Regex Title();
}
