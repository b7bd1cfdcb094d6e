namespace Tunewright;

/// <summary>
/// Ends a trial whose best report so far is worse than a percentile of what complete trials reported at the same step.
/// </summary>
/// <remarks>
/// The percentile leaves out complete trials that reported nothing, or NaN, at exactly that step. It is interpolated linearly,
/// as by NumPy: between an infinite and a finite report it can be undefined, and then the trial goes on. A trial that has
/// reported only NaN is ended.
/// </remarks>
public class PercentilePruner : IPruner
{
    private readonly double _percentile;
    private readonly int _startupTrials;
    private readonly int _minTrials;
    private readonly CheckSchedule _schedule;

    /// <summary>Creates a pruner that keeps the best <paramref name="percentile"/> percent.</summary>
    /// <param name="percentile">The percentage of trials that go on, 0 to 100, both included.</param>
    /// <param name="startupTrials">
    /// The number of complete trials before any is pruned, at least 0. Without a complete trial none is.
    /// </param>
    /// <param name="warmupSteps">The first step at which a trial can be pruned, at least 0.</param>
    /// <param name="interval">
    /// The number of steps between checks, counted from <paramref name="warmupSteps"/>, at least 1. A check at a step without a
    /// report waits for the next report.
    /// </param>
    /// <param name="minTrials">
    /// The number of complete trials that must have reported at a step (NaN counts) before trials are pruned there, at least 1.
    /// </param>
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
