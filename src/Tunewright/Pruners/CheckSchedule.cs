namespace Tunewright;

/// <summary>The reports at which a pruner looks at a trial: none during warm-up, then the first in every interval of steps.</summary>
internal readonly record struct CheckSchedule
{
    private readonly long _warmupSteps;
    private readonly long _interval;

    public CheckSchedule(long warmupSteps, long interval)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(warmupSteps);
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, 1);
        _warmupSteps = warmupSteps;
        _interval = interval;
    }

    /// <summary>Whether to look at the trial after its last report; never if there is none.</summary>
    public bool IsDue(FrozenTrial trial)
    {
        if (trial.LastStep is not { } step || step < _warmupSteps)
            return false;
        var start = (step - _warmupSteps) / _interval * _interval + _warmupSteps;
        return trial.IntermediateValues.Keys.TakeWhile(s => s < step).All(s => s < start);
    }
}
