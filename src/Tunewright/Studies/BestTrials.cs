using System.Collections.Immutable;

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
        var candidates = history.Finished.Where(trial => trial.State == TrialState.Complete && trial.IsFeasible).ToList();
        return [.. candidates.Where(trial => !candidates.Any(other => Dominates(other, trial, history.Directions))).OrderBy(trial => trial.Number)];
    }

    private static bool IsBetter(FrozenTrial a, FrozenTrial b, StudyDirection direction) =>
        a.Values[0] == b.Values[0] ? a.Number < b.Number : direction == StudyDirection.Maximize ? a.Values[0] > b.Values[0] : a.Values[0] < b.Values[0];

    private static bool Dominates(FrozenTrial a, FrozenTrial b, ImmutableArray<StudyDirection> directions)
    {
        var better = false;
        for (var i = 0; i < directions.Length; i++)
        {
            var (x, y) = directions[i] == StudyDirection.Maximize ? (-a.Values[i], -b.Values[i]) : (a.Values[i], b.Values[i]);
            if (x > y) return false;
            better |= x < y;
        }
        return better;
    }
}
