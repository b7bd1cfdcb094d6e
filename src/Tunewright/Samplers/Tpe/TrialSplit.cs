using System.Collections.Immutable;

namespace Tunewright;

/// <summary>The division of trials into good ones, from which TPE draws, and others, which it avoids.</summary>
/// <param name="IsGood">Whether a row is good.</param>
internal sealed record TrialSplit(bool[] IsGood)
{
    /// <summary>Takes the best tenth, at most 25 if there is one objective (Watanabe 2023, section 3.1: "linear").</summary>
    public static TrialSplit Of(
        IReadOnlyList<FrozenTrial> trials,
        int ended,
        IReadOnlyList<Goodness> goodness,
        ReadOnlySpan<int> byGoodness,
        ReadOnlySpan<int> byNumber,
        ImmutableArray<StudyDirection> directions
    )
    {
        // Failed trials are never good, and do not make others so.
        var size = (int)Math.Ceiling(0.1 * ended);
        var good = new bool[trials.Count];
        var complete = 0;
        if (directions.Length == 1)
        {
            size = Math.Min(size, 25);
        }
        else
        {
            var rows = new List<int>();
            foreach (var row in byNumber)
            {
                if (goodness[row].Class == Goodness.Complete)
                    rows.Add(row);
            }

            complete = rows.Count;
            var losses = rows.Select(row => trials[row].Losses(directions)).ToArray();
            foreach (var best in BestLosses.Choose(losses, Math.Min(size, complete)))
                good[rows[best]] = true;
        }

        // With several objectives complete trials come first in this order as well, and were chosen above.
        foreach (var row in byGoodness[complete..Math.Max(complete, size)])
            good[row] = true;
        return new TrialSplit(good);
    }
}
