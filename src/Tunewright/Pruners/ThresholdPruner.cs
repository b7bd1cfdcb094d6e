namespace Tunewright;

/// <summary>Ends a trial whose last report is NaN or out of bounds.</summary>
public sealed class ThresholdPruner : IPruner
{
    private readonly double _lower;
    private readonly double _upper;
    private readonly CheckSchedule _schedule;

    /// <summary>Creates a pruner with at least one bound.</summary>
    /// <param name="lower">The smallest value that goes on; <see langword="null"/> for no bound.</param>
    /// <param name="upper">The largest value that goes on; <see langword="null"/> for no bound.</param>
    /// <param name="warmupSteps">The first step at which a trial can be pruned, at least 0.</param>
    /// <param name="interval">
    /// The number of steps between checks, counted from <paramref name="warmupSteps"/>, at least 1. A check at a step without a
    /// report waits for the next report.
    /// </param>
    /// <exception cref="ArgumentException">
    /// There is no bound, one is NaN, or <paramref name="lower"/> is above <paramref name="upper"/>.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="warmupSteps"/> or <paramref name="interval"/> is out of its range.
    /// </exception>
    public ThresholdPruner(double? lower = null, double? upper = null, long warmupSteps = 0, long interval = 1)
    {
        if (lower is null && upper is null)
            throw new ArgumentException("A threshold pruner needs a lower bound, an upper bound, or both.");
        _lower = lower ?? double.NegativeInfinity;
        _upper = upper ?? double.PositiveInfinity;
        if (!(_lower <= _upper))
            throw new ArgumentException(
                FormattableString.Invariant($"The lower bound {_lower} must be a number not above the upper bound {_upper}."),
                nameof(lower)
            );
        _schedule = new CheckSchedule(warmupSteps, interval);
    }

    /// <inheritdoc/>
    public PruningDecision Decide(StudyHistory history, FrozenTrial trial)
    {
        if (!_schedule.IsDue(trial))
            return PruningDecision.Continue;
        var value = trial.IntermediateValues[trial.LastStep!.Value];
        return value >= _lower && value <= _upper ? PruningDecision.Continue : PruningDecision.Stop;
    }
}
