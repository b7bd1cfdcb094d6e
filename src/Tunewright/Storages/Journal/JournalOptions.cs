namespace Tunewright;

/// <summary>How a journal is shared.</summary>
public sealed record JournalOptions
{
    /// <summary>
    /// Whether times are written as local time without an offset, as Optuna to 4.9 does, whose list of study summaries
    /// cannot compare both kinds. Default: no, UTC with its offset, as Optuna 5 does. Both are read.
    /// </summary>
    public bool LocalTimes { get; init; }

    /// <summary>After how long a lock file that does not change is taken for that of a dead process and removed; above zero. Default: 30 seconds, as in Optuna.</summary>
    public TimeSpan DeadLockAge { get; init; } = TimeSpan.FromSeconds(30);
}
