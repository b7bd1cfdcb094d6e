namespace Tunewright;

/// <summary>How processes share a journal.</summary>
public sealed record JournalOptions
{
    /// <summary>
    /// Whether times are written as local time without an offset, as in Optuna up to 4.9, whose study summaries cannot compare
    /// both forms. Both are read. Default: no; UTC with its offset, as in Optuna 5.
    /// </summary>
    public bool LocalTimes { get; init; }

    /// <summary>
    /// A lock file that has not changed for this long counts as left by a dead process and is removed; above zero.
    /// Default: 30 seconds, as in Optuna.
    /// </summary>
    public TimeSpan DeadLockAge { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock for waiting on the lock. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
