namespace Tunewright.Plots;

/// <summary>How wide text is about, in pixels at 12: there is nothing to measure it with.</summary>
internal static class TextWidth
{
    public static double Of(string text) => text.Sum(Of);

    /// <summary>The width of bold text.</summary>
    public static double OfStrong(string text) => 1.12 * Of(text);

    /// <summary>The text, cut at its end with an ellipsis so that it fits.</summary>
    public static string Fit(string text, double width)
    {
        if (Of(text) <= width)
            return text;
        var room = width - Of('…');
        var length = 0;
        while (length < text.Length && (room -= Of(text[length])) >= 0)
            length++;
        if (length > 0 && char.IsHighSurrogate(text[length - 1]))
            length--;
        return text[..length].TrimEnd() + "…";
    }

    private static double Of(char c) =>
        c switch
        {
            'i' or 'j' or 'l' or '.' or ',' or ':' or '|' or '\'' or '\u2009' => 3.6,
            ' ' or 'f' or 't' or 'r' or '(' or ')' or '-' or 'I' => 4.8,
            'm' or 'w' or 'M' or 'W' or '@' or '%' or '…' => 10.8,
            >= 'A' and <= 'Z' => 8.2,
            >= '\u1100' => 12.4, // scripts of East Asia, and surrogates
            _ => 7.2,
        };
}
