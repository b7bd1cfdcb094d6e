namespace Tunewright;

/// <summary>Shares the trials of a study out among two samplers.</summary>
internal static class Turns
{
    private const int Remembered = 24;
    private const int Seldom = 8;
    private const int Proof = 2; // with noise, one better value is luck

    /// <summary>
    /// Whether the second sampler has the next trial: every other one; seven of eight while it alone has found a better value twice among
    /// the last 24 trials, and one of eight while the other one has.
    /// </summary>
    /// <param name="number">The number of the next trial.</param>
    /// <param name="ended">The trials so far, by their end, and whether the second sampler drew each.</param>
    /// <param name="first">How many of them neither drew, at the beginning; at least 1.</param>
    public static bool IsOfSecond(int number, IReadOnlyList<(Goodness Goodness, bool IsOfSecond)> ended, int first)
    {
        var before = Math.Max(first, ended.Count - Remembered);
        var best = ended.Take(before).Min(trial => trial.Goodness);
        var (byFirst, bySecond) = (0, 0);
        foreach (var (goodness, isOfSecond) in ended.Skip(before))
        {
            if (goodness.CompareTo(best) >= 0)
                continue;
            best = goodness;
            if (isOfSecond)
                bySecond++;
            else
                byFirst++;
        }
        return byFirst >= Proof && bySecond == 0 ? number % Seldom == 0
            : bySecond >= Proof && byFirst == 0 ? number % Seldom != 0
            : number % 2 == 0;
    }
}
