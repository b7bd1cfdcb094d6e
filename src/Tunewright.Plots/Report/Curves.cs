namespace Tunewright.Plots;

/// <summary>The reports of trials as curves, fewer and shorter than they are where nobody could tell the difference.</summary>
internal static class Curves
{
    /// <summary>Chooses trials to draw: the running, the best, the latest, and a regular sample of the others.</summary>
    /// <param name="trials">Trials that have reports, by number.</param>
    /// <param name="best">Those that are never left out.</param>
    /// <param name="limit">The number of trials; at least 1.</param>
    public static IReadOnlyList<FrozenTrial> Choose(IReadOnlyList<FrozenTrial> trials, IEnumerable<FrozenTrial> best, int limit)
    {
        if (trials.Count <= limit)
            return trials;
        var chosen = new SortedDictionary<int, FrozenTrial>();
        var first = best.Where(trial => !trial.IntermediateValues.IsEmpty)
            .Concat(trials.Where(trial => trial.State == TrialState.Running))
            .Concat(trials.TakeLast(limit / 4));
        foreach (var trial in first.TakeWhile(_ => chosen.Count < limit))
            chosen[trial.Number] = trial;
        var left = limit - chosen.Count;
        for (var i = 0; i < left; i++)
        {
            var trial = trials[(int)((long)i * trials.Count / left)];
            chosen[trial.Number] = trial;
        }
        return [.. chosen.Values];
    }

    /// <summary>The first and the last report, and of each stretch between them the lowest and the highest.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="points">The number of points; at least 4.</param>
    public static CurveData Of(FrozenTrial trial, int points)
    {
        var reports = trial.IntermediateValues.ToArray();
        if (reports.Length > points)
            reports = Thin(reports, (points - 2) / 2);
        return new(trial.Number, [.. reports.Select(report => report.Key)], [.. reports.Select(report => report.Value)]);
    }

    private static KeyValuePair<long, double>[] Thin(KeyValuePair<long, double>[] reports, int stretches)
    {
        List<KeyValuePair<long, double>> kept = [reports[0]];
        var inner = reports.Length - 2;
        for (var i = 0; i < stretches; i++)
        {
            var (from, to) = (1 + (int)((long)i * inner / stretches), 1 + (int)((long)(i + 1) * inner / stretches));
            var (low, high) = (from, from);
            for (var at = from; at < to; at++)
            {
                if (reports[at].Value < reports[low].Value || double.IsNaN(reports[low].Value))
                    low = at;
                if (reports[at].Value > reports[high].Value || double.IsNaN(reports[high].Value))
                    high = at;
            }
            kept.Add(reports[Math.Min(low, high)]);
            if (low != high)
                kept.Add(reports[Math.Max(low, high)]);
        }
        kept.Add(reports[^1]);
        return [.. kept];
    }
}
