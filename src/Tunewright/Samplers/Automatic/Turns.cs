namespace Tunewright;

/// <summary>Shares the trials of a study out among two samplers.</summary>
internal static class Turns
{
    private const int Remembered = 48;
    private const int Seldom = 16;
    private const int Proof = 2; // with noise, one better value is luck
    private const int Lead = 3; // times as often

    /// <summary>
    /// Whether the second sampler has the next trial: every other one; fifteen of sixteen while it leads, and one of sixteen while the
    /// first one does. The leader has found better values at least twice among the last 48 trials, and in three times as large a share of
    /// its own trials as the other.
    /// </summary>
    /// <param name="number">The number of the next trial.</param>
    /// <param name="ended">The trials so far, by their end, and whether the second sampler drew each.</param>
    /// <param name="first">How many of them neither drew, at the beginning; at least 1.</param>
    public static bool IsOfSecond(int number, IReadOnlyList<(Goodness Goodness, bool IsOfSecond)> ended, int first)
    {
        var before = Math.Max(first, ended.Count - Remembered);
        var best = ended.Take(before).Min(trial => trial.Goodness);
        var (ofFirst, ofSecond) = (new Tally(0, 0), new Tally(0, 0));
        foreach (var (goodness, isOfSecond) in ended.Skip(before))
        {
            var isBetter = goodness.CompareTo(best) < 0;
            if (isBetter)
                best = goodness;
            if (isOfSecond)
                ofSecond = ofSecond.With(isBetter);
            else
                ofFirst = ofFirst.With(isBetter);
        }
        return ofFirst.Leads(ofSecond) ? number % Seldom == 0
            : ofSecond.Leads(ofFirst) ? number % Seldom != 0
            : number % 2 == 0;
    }

    /// <summary>The trials of a sampler, and how many found a better value than all before.</summary>
    private readonly record struct Tally(int Trials, int Better)
    {
        public Tally With(bool isBetter) => new(Trials + 1, isBetter ? Better + 1 : Better);

        public bool Leads(Tally other) => Better >= Proof && Better * other.Trials >= Lead * other.Better * Trials;
    }
}
