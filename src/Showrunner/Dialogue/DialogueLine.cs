namespace Showrunner;

/// <summary>A line that somebody speaks, as ids of a vocabulary.</summary>
/// <param name="Name">The last word of the speaker's name, which has the colon.</param>
/// <param name="Words">What is said, in order, marks and directions included.</param>
internal readonly record struct DialogueLine(int Name, ArraySegment<int> Words)
{
    private const int ShortLine = 64; // words, among which looking is quicker than hashing

    /// <summary>Different words of the line without marks.</summary>
    public int[] Said(WordKinds kinds)
    {
        var said = Words.Count > ShortLine ? new int[Words.Count] : stackalloc int[ShortLine];
        return said[..CopySaid(kinds, said)].ToArray();
    }

    /// <summary>Writes them to <paramref name="said"/>, which has room for all words; returns how many there are.</summary>
    public int CopySaid(WordKinds kinds, Span<int> said)
    {
        var (count, seen) = (0, Words.Count > ShortLine ? new HashSet<int>() : null);
        foreach (var word in Words.AsSpan())
        {
            if (kinds[word] == WordKind.Word && (seen?.Add(word) ?? !said[..count].Contains(word)))
                said[count++] = word;
        }
        return count;
    }

    /// <summary>The spoken lines of a text, in order; those with nothing said are left out.</summary>
    public static IEnumerable<DialogueLine> In(int[] text, WordKinds kinds)
    {
        for (int start = 0, end = 0; start < text.Length; start = ++end)
        {
            while (end < text.Length && kinds[text[end]] != WordKind.LineEnd)
                end++;
            if (NameIn(text.AsSpan(start..end), kinds) is { } name)
                yield return new(text[start + name], new(text, start + name + 1, end - start - name - 1));
        }
    }

    /// <summary>The last <paramref name="count"/> spoken lines of a text, the last one first.</summary>
    public static List<DialogueLine> Last(ReadOnlySpan<int> text, int count, WordKinds kinds)
    {
        var (lines, end) = (new List<DialogueLine>(count), text.Length);
        while (end > 0 && lines.Count < count)
        {
            var start = StartOfLast(text[..end], kinds);
            if (NameIn(text[start..end], kinds) is { } name)
                lines.Add(new(text[start + name], text[(start + name + 1)..end].ToArray()));
            end = start - 1;
        }
        return lines;
    }

    /// <summary>Where the last line of a text begins, spoken or not.</summary>
    public static int StartOfLast(ReadOnlySpan<int> text, WordKinds kinds)
    {
        var start = text.Length;
        while (start > 0 && kinds[text[start - 1]] != WordKind.LineEnd)
            start--;
        return start;
    }

    // Where the last word of the speaker's name is, if anything is said behind it.
    private static int? NameIn(ReadOnlySpan<int> line, WordKinds kinds)
    {
        for (var i = 0; i < Math.Min(line.Length - 1, SpeakerName.MaxTokens + 1); i++)
        {
            if (kinds[line[i]] == WordKind.Name)
                return i;
        }
        return null;
    }
}
