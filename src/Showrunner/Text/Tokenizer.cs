using System.Buffers;
using System.Text;

namespace Showrunner;

/// <summary>
/// The word-level tokenization of Udacity's TV-script notebook: text in lower case, split at white space, where each
/// of the ten marks <c>. , " ; ! ? ( ) -</c> and line feed is a token of its own with a name such as <c>||period||</c>.
/// A colon stays with its word, so a speaker is one token: <c>jerry:</c>.
/// </summary>
/// <remarks>
/// Beyond the notebook, each character of Chinese and Japanese is a token, as are the marks of other languages: <c>。 ¿ « ؟</c>.
/// Lower case is Unicode's simple mapping, one character to one. A lone surrogate becomes U+FFFD. A word that is spelt like the name of a
/// mark has a backslash before it, so that no text is taken for a mark.
/// </remarks>
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

    private const char Escape = '\\';

    private static readonly SearchValues<char> NotebookDelimiters = Delimiters(c => NotebookMark(c) is not null);
    private static readonly SearchValues<char> AllDelimiters = Delimiters(c => NotebookMark(c) is not null || CharacterKinds.IsOwnToken(c));

    /// <summary>Splits <paramref name="text"/> into tokens: words without white space or marks, and the names of marks.</summary>
    public static IReadOnlyList<string> Encode(string text) => Split(text, isNotebook: false);

    /// <summary><see cref="Encode"/>, or the notebook's own tokens, in which only its ten marks are known.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isNotebook">Whether to split as the notebook does.</param>
    /// <param name="ends">Receives where each token ends in the text.</param>
    internal static List<string> Split(string text, bool isNotebook, List<int>? ends = null)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0)
            text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        var delimiters = isNotebook ? NotebookDelimiters : AllDelimiters;
        ReadOnlySpan<char> rest = text.ToLowerInvariant();
        var tokens = new List<string>(rest.Length / 4);
        var words = new HashSet<string>(); // one string for each word, however often it occurs
        var known = words.GetAlternateLookup<ReadOnlySpan<char>>();

        while (true)
        {
            var end = rest.IndexOfAny(delimiters);
            var word = end < 0 ? rest : rest[..end];
            if (!word.IsEmpty)
            {
                if (!known.TryGetValue(word, out var token))
                    words.Add(token = isNotebook ? word.ToString() : Word(word));
                tokens.Add(token);
                ends?.Add(text.Length - rest.Length + word.Length);
            }
            if (end < 0)
                return tokens;
            rest = rest[(end + 1)..];
            if (MarkToken(text[^(rest.Length + 1)]) is not { } mark)
                continue;
            tokens.Add(mark);
            ends?.Add(text.Length - rest.Length);
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

    /// <summary>Whether <paramref name="token"/> is a mark: the name of one of the ten, or one of another language.</summary>
    public static bool IsMark(string token) => Mark(token) is not null;

    /// <summary>
    /// A token as people write it: the mark or the word itself, <c>\n</c> for a line end, and <c>(unknown word)</c> for
    /// <see cref="Vocabulary.UnknownWord"/>.
    /// </summary>
    public static string Readable(string token) =>
        token switch
        {
            Return => @"\n",
            Vocabulary.UnknownWord => "(unknown word)",
            _ => Mark(token)?.ToString() ?? Literal(token),
        };

    /// <summary>Whether <paramref name="token"/> is a full stop, an exclamation mark or a question mark, of any language.</summary>
    internal static bool EndsSentence(string? token) =>
        token is Period or ExclamationMark or QuestionMark || token is [var only] && CharacterKinds.EndsSentence(only);

    /// <summary>A word as it stands in the text, in lower case.</summary>
    internal static string Literal(string word) => word is [Escape, ..] && IsReserved(word) ? word[1..] : word;

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
            [var only] when CharacterKinds.IsMark(only) => only,
            _ => null,
        };

    private static string Word(ReadOnlySpan<char> word) => IsReserved(word) ? $"{Escape}{word}" : word.ToString();

    // Whether a word is spelt like the name of a mark or of the unknown word, perhaps after backslashes.
    private static bool IsReserved(ReadOnlySpan<char> word)
    {
        if (!word.EndsWith("||"))
            return false;
        var name = word.TrimStart(Escape).ToString();
        return name == Vocabulary.UnknownWord || name is not [_] && IsMark(name);
    }

    // Python's str.split() also splits at the four separators U+001C to U+001F, which .NET does not call white space.
    private static SearchValues<char> Delimiters(Func<char, bool> isMark) =>
        SearchValues.Create([
            .. Enumerable
                .Range(0, char.MaxValue + 1)
                .Select(c => (char)c)
                .Where(c => char.IsWhiteSpace(c) || c is >= '\u001C' and <= '\u001F' || isMark(c)),
        ]);

    private static string? MarkToken(char c) => NotebookMark(c) ?? (CharacterKinds.IsOwnToken(c) ? c.ToString() : null);

    private static string? NotebookMark(char c) =>
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
