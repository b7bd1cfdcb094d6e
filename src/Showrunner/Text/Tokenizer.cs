using System.Buffers;
using System.Text;

namespace Showrunner;

/// <summary>
/// The word-level tokenization of Udacity's TV-script notebook: text in lower case, split at white space, where each
/// of the ten marks <c>. , " ; ! ? ( ) -</c> and line feed is a token of its own with a name such as <c>||period||</c>.
/// A colon stays with its word, so a speaker is one token: <c>jerry:</c>.
/// </summary>
/// <remarks>Lower case is Unicode's simple mapping, one character to one. A lone surrogate becomes U+FFFD.</remarks>
public static class Tokenizer
{
    /// <summary>The token of a line feed.</summary>
    public const string Return = "||return||";

    internal const string Period = "||period||";
    internal const string Comma = "||comma||";
    internal const string Quote = "||quotation_mark||";
    internal const string Semicolon = "||semicolon||";
    internal const string ExclamationMark = "||exclamation_mark||";
    internal const string QuestionMark = "||question_mark||";
    internal const string Dash = "||dash||";
    internal const string LeftParenthesis = "||left_parentheses||";
    internal const string RightParenthesis = "||right_parentheses||";

    // Python's str.split() also splits at the four separators U+001C to U+001F, which .NET does not call white space.
    private static readonly SearchValues<char> Delimiters = SearchValues.Create(AllDelimiters());

    /// <summary>Splits <paramref name="text"/> into tokens: words without white space or marks, and the names of marks.</summary>
    public static IReadOnlyList<string> Encode(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0)
            text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        ReadOnlySpan<char> rest = text.ToLowerInvariant();
        var tokens = new List<string>(rest.Length / 4);
        var words = new HashSet<string>(); // one string for each word, however often it occurs
        var known = words.GetAlternateLookup<ReadOnlySpan<char>>();

        while (true)
        {
            var end = rest.IndexOfAny(Delimiters);
            var word = end < 0 ? rest : rest[..end];
            if (!word.IsEmpty)
            {
                if (!known.TryGetValue(word, out var token))
                    words.Add(token = word.ToString());
                tokens.Add(token);
            }
            if (end < 0)
                return tokens;
            if (MarkToken(rest[end]) is { } mark)
                tokens.Add(mark);
            rest = rest[(end + 1)..];
        }
    }

    /// <summary>
    /// Readable text of <paramref name="tokens"/>: line breaks where they were, no space before a full stop.
    /// For every sequence that <see cref="Encode"/> can produce, encoding the result gives it back.
    /// </summary>
    public static string Decode(IEnumerable<string> tokens)
    {
        var decoder = new TextDecoder();
        var text = new StringBuilder();
        foreach (var token in tokens)
            text.Append(decoder.Append(token));
        return text.ToString();
    }

    /// <summary>Whether <paramref name="token"/> is the name of one of the ten marks.</summary>
    public static bool IsMark(string token) => Mark(token) is not null;

    /// <summary>Whether <paramref name="token"/> is a full stop, an exclamation mark or a question mark.</summary>
    internal static bool EndsSentence(string? token) => token is Period or ExclamationMark or QuestionMark;

    internal static char? Mark(string token) =>
        token switch
        {
            Period => '.',
            Comma => ',',
            Quote => '"',
            Semicolon => ';',
            ExclamationMark => '!',
            QuestionMark => '?',
            LeftParenthesis => '(',
            RightParenthesis => ')',
            Dash => '-',
            Return => '\n',
            _ => null,
        };

    private static string AllDelimiters()
    {
        var all = new StringBuilder();
        for (var c = 0; c <= char.MaxValue; c++)
        {
            if (char.IsWhiteSpace((char)c) || c is >= '\u001C' and <= '\u001F' || MarkToken((char)c) is not null)
                all.Append((char)c);
        }

        return all.ToString();
    }

    private static string? MarkToken(char c) =>
        c switch
        {
            '.' => Period,
            ',' => Comma,
            '"' => Quote,
            ';' => Semicolon,
            '!' => ExclamationMark,
            '?' => QuestionMark,
            '(' => LeftParenthesis,
            ')' => RightParenthesis,
            '-' => Dash,
            '\n' => Return,
            _ => null,
        };
}
