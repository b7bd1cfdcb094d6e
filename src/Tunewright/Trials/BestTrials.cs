namespace Tunewright;

/// <summary>The best of finished trials. Each trial is looked at once, however many calls there are.</summary>
internal sealed class BestTrials
{
    private readonly Lock _gate = new();
    private object? _lineage;
    private int _seen;
    private FrozenTrial? _best;

    /// <summary>The complete, feasible trial with the best first value; of equal ones the lowest number.</summary>
    public FrozenTrial? Of(StudyHistory history)
    {
        lock (_gate)
        {
            if (_lineage != history.Lineage)
                (_lineage, _seen, _best) = (history.Lineage, 0, null);
            for (; _seen < history.Finished.Count; _seen++)
            {
                var trial = history.Finished[_seen];
                if (
                    trial.State == TrialState.Complete
                    && trial.IsFeasible
                    && (_best is null || IsBetter(trial, _best, history.Directions[0]))
                )
                {
                    _best = trial;
                }
            }
            return _best;
        }
    }

    /// <summary>The complete, feasible trials that no other one dominates, by number.</summary>
    public static IReadOnlyList<FrozenTrial> Front(StudyHistory history)
    {
        var candidates = history
            .Finished.Where(trial => trial.State == TrialState.Complete && trial.IsFeasible)
            .OrderBy(trial => trial.Number)
            .ToArray();
        var losses = Array.ConvertAll(
            candidates,
            trial => trial.Values.Select((value, i) => history.Directions[i] == StudyDirection.Maximize ? -value : value).ToArray()
        );
        return
        [
            .. NonDomination.Ranks(losses, enough: 1).Zip(candidates).Where(ranked => ranked.First == 0).Select(ranked => ranked.Second),
        ];
    }

    private static bool IsBetter(FrozenTrial a, FrozenTrial b, StudyDirection direction) =>
        a.Values[0] == b.Values[0] ? a.Number < b.Number
        : direction == StudyDirection.Maximize ? a.Values[0] > b.Values[0]
        : a.Values[0] < b.Values[0];
}
