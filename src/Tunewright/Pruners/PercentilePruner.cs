namespace Tunewright;

/// <summary>
/// Ends a trial whose best report so far is worse than a percentile of what complete trials reported at the same step.
/// </summary>
/// <remarks>
/// Complete trials that reported nothing at exactly that step, or NaN, are left out of the percentile, which is
/// interpolated linearly, as NumPy does it: between an infinite and a finite report it may be undefined, and then the
/// trial goes on. A trial that has reported nothing but NaN is ended.
/// </remarks>
public class PercentilePruner : IPruner
{
    private readonly double _percentile;
    private readonly int _startupTrials;
    private readonly int _minTrials;
    private readonly CheckSchedule _schedule;

    /// <summary>Creates a pruner that keeps the best <paramref name="percentile"/> percent.</summary>
    /// <param name="percentile">Percentage of trials to keep, 0 to 100, both included.</param>
    /// <param name="startupTrials">Complete trials before any is pruned, at least 0; without any complete trial none is.</param>
    /// <param name="warmupSteps">The first step at which a trial may be pruned, at least 0.</param>
    /// <param name="interval">Steps from one check to the next, counted from <paramref name="warmupSteps"/>, at least 1; a check without a report waits for the next one.</param>
    /// <param name="minTrials">Complete trials that must have reported at a step (NaN counts) to prune there, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public PercentilePruner(double percentile, int startupTrials = 5, int warmupSteps = 0, int interval = 1, int minTrials = 1)
    {
        if (!(percentile is >= 0 and <= 100))
            throw new ArgumentOutOfRangeException(nameof(percentile), percentile, "A percentile lies between 0 and 100.");
        ArgumentOutOfRangeException.ThrowIfNegative(startupTrials);
        ArgumentOutOfRangeException.ThrowIfLessThan(minTrials, 1);
        _percentile = percentile;
        _startupTrials = startupTrials;
        _minTrials = minTrials;
        _schedule = new CheckSchedule(warmupSteps, interval);
    }

    /// <inheritdoc/>
    public PruningDecision Decide(StudyHistory history, FrozenTrial trial)
    {
        var maximize = history.Maximizes;
        if (!_schedule.IsDue(trial))
            return PruningDecision.Continue;

        var step = trial.LastStep!.Value;
        var complete = 0;
        var rivals = new List<double>();
        foreach (var other in history.Finished)
        {
            if (other.State != TrialState.Complete)
                continue;
            complete++;
            if (other.IntermediateValues.TryGetValue(step, out var value))
                rivals.Add(value);
        }
        if (complete == 0 || complete < _startupTrials)
            return PruningDecision.Continue;

        var best = trial.BestReport(maximize);
        if (double.IsNaN(best))
            return PruningDecision.Stop;
        if (rivals.Count < _minTrials)
            return PruningDecision.Continue;

        var bound = Percentile(rivals, maximize ? 100 - _percentile : _percentile);
        return (maximize ? best < bound : best > bound) ? PruningDecision.Stop : PruningDecision.Continue;
    }

    /// <summary>Linear interpolation between the two nearest ranks; NaN values are left out.</summary>
    private static double Percentile(List<double> values, double percentile)
    {
        values.RemoveAll(double.IsNaN);
        if (values.Count == 0)
            return double.NaN;
        values.Sort();

        var rank = (values.Count - 1) * (percentile / 100);
        var below = Math.Min((int)rank, values.Count - 1);
        var above = Math.Min(below + 1, values.Count - 1);
        var part = rank - below;
        var gap = values[above] - values[below];
        return part < 0.5 ? values[below] + gap * part : values[above] - gap * (1 - part);
    }
}
