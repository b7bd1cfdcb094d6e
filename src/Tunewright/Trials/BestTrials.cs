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
            // Another thread may have asked with a later snapshot.
            if (_lineage != history.Lineage || _seen > history.Finished.Count)
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

    /// <summary>Why there is no best trial: what became of all of them.</summary>
    public static string Missing(string study, IReadOnlyList<FrozenTrial> trials)
    {
        var infeasible = trials.Count(trial => trial.State == TrialState.Complete);
        var failed = trials.Where(trial => trial.State == TrialState.Failed).ToList();
        List<string> parts = [];
        if (infeasible > 0)
            parts.Add($"{infeasible} complete but infeasible");
        if (failed.Count > 0)
            parts.Add($"{failed.Count} failed" + (failed[^1].FailureReason is { } reason ? $", the last with: {FirstLine(reason)}" : ""));
        foreach (
            var (state, word) in ((TrialState, string)[])
                [(TrialState.Pruned, "pruned"), (TrialState.Running, "running"), (TrialState.Waiting, "waiting")]
        )
        {
            if (trials.Count(trial => trial.State == state) is > 0 and var count)
                parts.Add($"{count} {word}");
        }
        return $"No trial of '{ParameterNames.Shown(study)}' is complete and feasible: {(parts.Count == 0 ? "it has no trials yet" : string.Join("; ", parts))}.";
    }

    private static string FirstLine(string text)
    {
        var line = text.Split('\n')[0].Trim().TrimEnd('.');
        return line.Length > 300 ? line[..300] + "…" : line;
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
