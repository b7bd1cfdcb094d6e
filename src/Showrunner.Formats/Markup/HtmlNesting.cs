namespace Showrunner.Formats;

/// <summary>How deep a page's elements may nest at most, found before a parser builds them one in another.</summary>
internal static class HtmlNesting
{
    /// <summary>Deeper than any page that a person wrote, unclosed tags included.</summary>
    public const int MaxDepth = 3_000;

    // Closed by what follows them, or never open.
    private static readonly HashSet<string> Closed = new(
        "P BR HR IMG INPUT META LINK LI TR TD TH DT DD OPTION COL BASE AREA".Split(' '),
        StringComparer.OrdinalIgnoreCase
    );

    public static bool IsTooDeep(ReadOnlySpan<char> page)
    {
        var names = Closed.GetAlternateLookup<ReadOnlySpan<char>>();
        var depth = 0;
        for (var at = page.IndexOf('<'); at >= 0 && at + 1 < page.Length && depth <= MaxDepth; )
        {
            page = page[(at + 1)..];
            if (page[0] == '/')
                depth = Math.Max(0, depth - 1);
            else if (char.IsAsciiLetter(page[0]) && !names.Contains(page[..LengthOfName(page)]))
                depth++;
            at = page.IndexOf('<');
        }
        return depth > MaxDepth;
    }

    private static int LengthOfName(ReadOnlySpan<char> tag)
    {
        var length = 0;
        while (length < tag.Length && char.IsAsciiLetterOrDigit(tag[length]))
            length++;
        return length;
    }
}
