namespace Tunewright;

/// <summary>At which reports a pruner looks at a trial: none during warm-up, then the first in every interval of steps.</summary>
internal readonly record struct CheckSchedule
{
    private readonly int warmupSteps;
    private readonly int interval;

    public CheckSchedule(int warmupSteps, int interval)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(warmupSteps);
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, 1);
        this.warmupSteps = warmupSteps;
        this.interval = interval;
    }

    /// <summary>Whether the last report is one to look at; never when there is none.</summary>
    public bool IsDue(FrozenTrial trial)
    {
        if (trial.LastStep is not { } step || step < warmupSteps) return false;
        var start = (step - warmupSteps) / interval * interval + warmupSteps;
        return trial.IntermediateValues.Keys.TakeWhile(s => s < step).All(s => s < start);
    }
}
