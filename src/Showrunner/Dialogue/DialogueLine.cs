namespace Showrunner;

/// <summary>A line that somebody speaks, as ids of a vocabulary.</summary>
/// <param name="Name">The last word of the speaker's name, which has the colon.</param>
/// <param name="Words">What is said, in order, marks and directions included.</param>
internal sealed record DialogueLine(int Name, int[] Words)
{
    private const int ShortLine = 64; // words, among which looking is quicker than hashing

    /// <summary>Different words of the line without marks.</summary>
    public int[] Said(WordKinds kinds)
    {
        if (Words.Length > ShortLine)
            return [.. Words.Where(word => kinds[word] == WordKind.Word).Distinct()];

        Span<int> said = stackalloc int[ShortLine];
        var count = 0;
        foreach (var word in Words)
        {
            if (kinds[word] == WordKind.Word && !said[..count].Contains(word))
                said[count++] = word;
        }
        return said[..count].ToArray();
    }

    /// <summary>The spoken lines of a text, in order; those with nothing said are left out.</summary>
    public static List<DialogueLine> In(ReadOnlySpan<int> text, WordKinds kinds)
    {
        var lines = new List<DialogueLine>();
        for (int start = 0, end = 0; start < text.Length; start = ++end)
        {
            while (end < text.Length && kinds[text[end]] != WordKind.LineEnd)
                end++;
            if (Of(text[start..end], kinds) is { } line)
                lines.Add(line);
        }
        return lines;
    }

    /// <summary>The last <paramref name="count"/> spoken lines of a text, the last one first.</summary>
    public static List<DialogueLine> Last(ReadOnlySpan<int> text, int count, WordKinds kinds)
    {
        var (lines, end) = (new List<DialogueLine>(count), text.Length);
        while (end > 0 && lines.Count < count)
        {
            var start = StartOfLast(text[..end], kinds);
            if (Of(text[start..end], kinds) is { } line)
                lines.Add(line);
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

    private static DialogueLine? Of(ReadOnlySpan<int> line, WordKinds kinds)
    {
        for (var i = 0; i < Math.Min(line.Length - 1, SpeakerName.MaxTokens + 1); i++)
        {
            if (kinds[line[i]] == WordKind.Name)
                return new(line[i], line[(i + 1)..].ToArray());
        }
        return null;
    }
}
