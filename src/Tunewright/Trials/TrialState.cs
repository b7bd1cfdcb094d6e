namespace Tunewright;

/// <summary>Where a trial stands. The numbers are those of Optuna's journal files.</summary>
public enum TrialState
{
    /// <summary>An objective works on it.</summary>
    Running = 0,

    /// <summary>The objective returned its values.</summary>
    Complete = 1,

    /// <summary>Given up early, because it promised little.</summary>
    Pruned = 2,

    /// <summary>The objective threw, returned NaN, or its worker is gone.</summary>
    Failed = 3,

    /// <summary>Queued: parameters are set, no worker has taken it yet.</summary>
    Waiting = 4,
}

/// <summary>Questions that one asks of a state.</summary>
public static class TrialStates
{
    /// <summary>Whether the trial has ended, so that it changes no more.</summary>
    public static bool IsFinished(this TrialState state) => state is TrialState.Complete or TrialState.Pruned or TrialState.Failed;
}
