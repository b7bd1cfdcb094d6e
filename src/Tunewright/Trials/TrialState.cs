namespace Tunewright;

/// <summary>Where a trial stands. The numbers are those of Optuna's journal files.</summary>
public enum TrialState
{
    /// <summary>An objective is running.</summary>
    Running = 0,

    /// <summary>The objective returned its values.</summary>
    Complete = 1,

    /// <summary>The objective gave up early.</summary>
    Pruned = 2,

    /// <summary>The objective threw an exception or returned NaN, or its worker is gone.</summary>
    Failed = 3,

    /// <summary>Queued with fixed parameters; no worker has taken it yet.</summary>
    Waiting = 4,
}

/// <summary>Properties of a state.</summary>
public static class TrialStates
{
    /// <summary>Whether the trial has ended. It does not change any more.</summary>
    public static bool IsFinished(this TrialState state) => state is TrialState.Complete or TrialState.Pruned or TrialState.Failed;
}
