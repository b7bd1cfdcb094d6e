using System.Buffers;

namespace Showrunner;

/// <summary>
/// Characters that are tokens of their own besides the notebook's ten marks: those of scripts that are written without spaces, and the
/// marks of other languages.
/// </summary>
internal static class CharacterKinds
{
    private const string AfterWords = "»،؛؟۔।॥։።\u0387";
    private const string BeforeWords = "¿¡«„";

    /// <summary>All of them.</summary>
    public static SearchValues<char> OwnTokens { get; } =
        SearchValues.Create([.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(IsOwnToken)]);

    /// <summary>Whether <paramref name="c"/> is a token of its own.</summary>
    public static bool IsOwnToken(char c) => IsDense(c) || IsSpacedMark(c);

    /// <summary>Whether no space stands beside <paramref name="c"/>: Han, kana and bopomofo, and the marks of their width.</summary>
    public static bool IsDense(char c) => IsDenseLetter(c) || IsWideMark(c);

    /// <summary>Whether <paramref name="c"/> is a mark and no letter, and a token of its own.</summary>
    public static bool IsMark(char c) => IsSpacedMark(c) || IsWideMark(c);

    /// <summary>Whether a space stands before the mark <paramref name="c"/> and none after it: <c>¿qué?</c></summary>
    public static bool Opens(char c) => BeforeWords.Contains(c);

    /// <summary>Whether <paramref name="c"/> ends a sentence, as a full stop does.</summary>
    public static bool EndsSentence(char c) => "。｡！？؟۔।॥։።".Contains(c);

    /// <summary>How many words a text without white space has, where each dense letter counts as one.</summary>
    public static int WordsIn(ReadOnlySpan<char> text)
    {
        var (dense, hasOthers) = (0, false);
        foreach (var c in text)
        {
            if (IsDenseLetter(c))
                dense++;
            else
                hasOthers |= !IsWideMark(c);
        }

        return dense + (hasOthers ? 1 : 0);
    }

    /// <summary>
    /// Whether <paramref name="c"/> is of a script that has no spaces between words, and of which no single character is a token: Thai,
    /// Lao, Burmese, Khmer.
    /// </summary>
    public static bool IsUnspaced(char c) => c is >= '\u0E01' and <= '\u0EFF' or >= '\u1000' and <= '\u109F' or >= '\u1780' and <= '\u17FF';

    private static bool IsDenseLetter(char c) =>
        c
            is >= '\u3005'
                and <= '\u3007'
                or >= '\u3021'
                and <= '\u3029'
                or >= '\u3031'
                and <= '\u3035'
                or >= '\u3041'
                and <= '\u312F' // kana, bopomofo
                or >= '\u31A0'
                and <= '\u31BF'
                or >= '\u31F0'
                and <= '\u31FF'
                or >= '\u3400'
                and <= '\u4DBF' // Han
                or >= '\u4E00'
                and <= '\u9FFF'
                or >= '\uF900'
                and <= '\uFAFF'
                or >= '\uFF66'
                and <= '\uFF9F';

    private static bool IsWideMark(char c) =>
        c
            is >= '\u3001'
                and <= '\u3003'
                or >= '\u3008'
                and <= '\u3020'
                or '\u3030'
                or >= '\uFF01'
                and <= '\uFF0F'
                or >= '\uFF1A'
                and <= '\uFF20'
                or >= '\uFF3B'
                and <= '\uFF40'
                or >= '\uFF5B'
                and <= '\uFF65';

    private static bool IsSpacedMark(char c) => AfterWords.Contains(c) || BeforeWords.Contains(c);
}
