namespace Showrunner;

/// <summary>
/// What is wrong with a line, whatever its score: it repeats its scene, copies the training text, or leaves a quotation open.
/// </summary>
/// <param name="show">The show, with its training text where it has one.</param>
internal sealed class LineFaults(Show show)
{
    private const int Repeated = 4;
    private const int Copied = 8;
    private const int LinesBack = 5;
    private const int WordsBack = 1_000;

    private readonly int _quote = show.Vocabulary.IdOf(Tokenizer.Quote);
    private readonly int _lineEnd = show.Vocabulary.IdOf(Tokenizer.Return);

    /// <summary>How many faults the line has that shows without the training text.</summary>
    /// <param name="words">The text with the line.</param>
    /// <param name="start">Where the line's words begin, after its name.</param>
    public int Count(ReadOnlySpan<int> words, int start)
    {
        var line = words[start..].TrimEnd(_lineEnd);
        var before = words[Math.Max(0, start - WordsBack)..start];
        return (IsQuoteOpen(line) ? 1 : 0) + (RepeatsRun(line, before) ? 1 : 0) + (RepeatsLine(line, before) ? 1 : 0);
    }

    /// <summary>Whether a run of eight words and marks of <paramref name="line"/> stands in the training text or in a known one.</summary>
    public bool IsCopy(ReadOnlySpan<int> line)
    {
        if (show.WordsToCopy is not { } known)
            return false;
        line = line.TrimEnd(_lineEnd);
        for (var start = 0; start + Copied <= line.Length; start++)
        {
            if (Contains(known, line.Slice(start, Copied)))
                return true;
        }

        return false;
    }

    private bool IsQuoteOpen(ReadOnlySpan<int> line) => _quote > 0 && line.Count(_quote) % 2 == 1;

    private static bool RepeatsRun(ReadOnlySpan<int> line, ReadOnlySpan<int> before)
    {
        for (var start = 0; start + Repeated <= line.Length; start++)
        {
            if (before.IndexOf(line.Slice(start, Repeated)) >= 0)
                return true;
        }

        return false;
    }

    // One of the last lines word for word, whoever said it.
    private bool RepeatsLine(ReadOnlySpan<int> line, ReadOnlySpan<int> before)
    {
        before = before[..(before.LastIndexOf(_lineEnd) + 1)]; // without the beginning of the line itself
        for (var seen = 0; seen < LinesBack && !line.IsEmpty; )
        {
            var end = before.LastIndexOf(_lineEnd);
            if (end < 0)
                return false;
            var last = before[(end + 1)..];
            before = before[..end];
            if (last.IsEmpty)
                continue;
            seen++;
            // What is before its words ends with the colon of a name.
            if (last.EndsWith(line) && last.Length > line.Length && show.Cast.Kinds[last[^(line.Length + 1)]] == WordKind.Name)
                return true;
        }
        return false;
    }

    // Looks for the rarest word, which has the highest id, so that few places have to be compared.
    private static bool Contains(ReadOnlySpan<int> training, ReadOnlySpan<int> run)
    {
        if (run.Contains(0))
            return false;
        var rarest = 0;
        for (var i = 1; i < run.Length; i++)
            rarest = run[i] > run[rarest] ? i : rarest;
        for (var from = rarest; from <= training.Length - run.Length + rarest; from++)
        {
            var next = training[from..(training.Length - run.Length + rarest + 1)].IndexOf(run[rarest]);
            if (next < 0)
                return false;
            from += next;
            if (training.Slice(from - rarest, run.Length).SequenceEqual(run))
                return true;
        }
        return false;
    }
}
