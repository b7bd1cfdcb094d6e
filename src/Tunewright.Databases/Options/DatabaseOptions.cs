namespace Tunewright.Databases;

/// <summary>How a database is used.</summary>
public sealed record DatabaseOptions
{
    /// <summary>
    /// The versions of Optuna that can open a schema created here; an existing schema keeps its stamp. Default: 3.2 and later.
    /// </summary>
    public SchemaStamp Stamp { get; init; } = SchemaStamp.Optuna32;

    /// <summary>What the times in the database mean; nothing in it says so. Default: UTC, as in Optuna 5.</summary>
    public StoredTimes Times { get; init; } = StoredTimes.Utc;

    /// <summary>
    /// Whether an SQLite file that is created here, on a local disk, has a write-ahead log: a commit then waits for the disk once instead
    /// of four times, and readers never wait. Python's Optuna follows it. Existing files stay as they are. Default: yes.
    /// </summary>
    public bool WriteAheadLog { get; init; } = true;

    /// <summary>
    /// How long an operation is retried after the connection is lost or while the database is locked, at least 0. Default: one minute.
    /// </summary>
    public TimeSpan RetryFor { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How trials are found whose worker died, and what follows them; <see langword="null"/>: trials started here send no heartbeats,
    /// and this process fails none. Default: a heartbeat every minute.
    /// </summary>
    public StaleTrialOptions? StaleTrials { get; init; } = new();

    /// <summary>The clock for retries and heartbeats; the age of a heartbeat is measured by the server's. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    internal void Check()
    {
        if (RetryFor < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(RetryFor), RetryFor, "The time for retries must be at least 0.");
        if (!Enum.IsDefined(Stamp))
            throw new ArgumentOutOfRangeException(nameof(Stamp), Stamp, "There is no such stamp.");
        if (!Enum.IsDefined(Times))
            throw new ArgumentOutOfRangeException(nameof(Times), Times, "There is no such meaning of times.");
        StaleTrials?.Check();
    }
}
