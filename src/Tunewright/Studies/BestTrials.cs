namespace Tunewright;

/// <summary>The best of finished trials; sees each trial once, however often it is asked.</summary>
internal sealed class BestTrials
{
    private readonly Lock gate = new();
    private object? lineage;
    private int seen;
    private FrozenTrial? best;

    /// <summary>The complete, feasible trial with the best first value; of equal ones the lowest number.</summary>
    public FrozenTrial? Of(StudyHistory history)
    {
        lock (gate)
        {
            if (lineage != history.Lineage) (lineage, seen, best) = (history.Lineage, 0, null);
            for (; seen < history.Finished.Count; seen++)
            {
                var trial = history.Finished[seen];
                if (trial.State == TrialState.Complete && trial.IsFeasible && (best is null || IsBetter(trial, best, history.Directions[0]))) best = trial;
            }
            return best;
        }
    }

    /// <summary>The complete, feasible trials that no other one dominates, by number.</summary>
    public static IReadOnlyList<FrozenTrial> Front(StudyHistory history)
    {
        var candidates = history.Finished.Where(trial => trial.State == TrialState.Complete && trial.IsFeasible).OrderBy(trial => trial.Number).ToArray();
        var losses = Array.ConvertAll(candidates, trial => trial.Values.Select((value, i) => history.Directions[i] == StudyDirection.Maximize ? -value : value).ToArray());
        return [.. NonDomination.Ranks(losses, enough: 1).Zip(candidates).Where(ranked => ranked.First == 0).Select(ranked => ranked.Second)];
    }

    private static bool IsBetter(FrozenTrial a, FrozenTrial b, StudyDirection direction) =>
        a.Values[0] == b.Values[0] ? a.Number < b.Number : direction == StudyDirection.Maximize ? a.Values[0] > b.Values[0] : a.Values[0] < b.Values[0];
}
