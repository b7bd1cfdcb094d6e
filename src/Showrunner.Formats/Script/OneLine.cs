using System.Buffers;

namespace Showrunner.Formats;

/// <summary>Text on one line, with single spaces, and without the marks that only say in which direction it is written.</summary>
internal static class OneLine
{
    private static readonly SearchValues<char> Directions = SearchValues.Create(
        "\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\uFEFF"
    );

    // White space but the plain space, which is the only one that a tidy line has.
    private static readonly SearchValues<char> Spaces = SearchValues.Create(
        "\t\n\v\f\r\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000"
    );

    public static string Of(string text) =>
        IsTidy(text) ? text : string.Join(' ', WithoutDirections(text).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The text without marks of direction.</summary>
    public static string WithoutDirections(string text) =>
        text.AsSpan().ContainsAny(Directions) ? string.Concat(text.Where(c => !Directions.Contains(c))) : text;

    private static bool IsTidy(ReadOnlySpan<char> text) =>
        text is []
        || text[0] != ' '
            && text[^1] != ' '
            && !text.ContainsAny(Spaces)
            && !text.ContainsAny(Directions)
            && text.IndexOf("  ", StringComparison.Ordinal) < 0;
}
