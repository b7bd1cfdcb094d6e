namespace Tunewright.Databases;

/// <summary>How a database is used.</summary>
public sealed record DatabaseOptions
{
    /// <summary>Which versions of Optuna may open a schema that is created here; one that is there keeps its stamp. Default: 3.2 and later.</summary>
    public SchemaStamp Stamp { get; init; } = SchemaStamp.Optuna32;

    /// <summary>What the times in the database mean, which has no mark for it. Default: UTC, as in Optuna 5.</summary>
    public StoredTimes Times { get; init; } = StoredTimes.Utc;

    /// <summary>
    /// Whether an SQLite file that is created here, on a disk of this machine, keeps a write-ahead log: a commit then waits for the disk once in place of
    /// four times, and readers wait for nobody. Python's Optuna follows it. A file that is there stays as it is. Default: yes.
    /// </summary>
    public bool WriteAheadLog { get; init; } = true;

    /// <summary>For how long an operation is tried again when the connection is lost or the database is locked, at least 0. Default: a minute.</summary>
    public TimeSpan RetryFor { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How often this process shows that the trials it began are alive, above 0; <see langword="null"/>: never. Then also trials of the same
    /// study whose worker has stopped doing so are failed. Default: every minute. Workers in Python take part when they set <c>heartbeat_interval</c>.
    /// </summary>
    public TimeSpan? HeartbeatInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>After how long without a sign of life, on the server's clock, a trial is failed; above 0. Default: twice <see cref="HeartbeatInterval"/>.</summary>
    public TimeSpan? GracePeriod { get; init; }

    /// <summary>
    /// What is queued instead of a trial that was failed because its worker is gone, such as <see cref="StaleTrials.Retry"/>; <see langword="null"/> for nothing.
    /// Both happen in one transaction, so that each stale trial is given up, and followed, once. Default: nothing is queued.
    /// </summary>
    public Func<FrozenTrial, FrozenTrial?>? OnStale { get; init; }

    internal TimeSpan Grace => GracePeriod ?? 2 * (HeartbeatInterval ?? TimeSpan.FromMinutes(1));

    internal void Check()
    {
        if (RetryFor < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(RetryFor), RetryFor, "The time for retries must not be negative.");
        if (HeartbeatInterval <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(
                nameof(HeartbeatInterval),
                HeartbeatInterval,
                "The time between heartbeats must be above 0."
            );
        }

        if (GracePeriod <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(GracePeriod), GracePeriod, "The grace period must be above 0.");
        if (!Enum.IsDefined(Stamp))
            throw new ArgumentOutOfRangeException(nameof(Stamp), Stamp, "There is no such stamp.");
        if (!Enum.IsDefined(Times))
            throw new ArgumentOutOfRangeException(nameof(Times), Times, "There is no such meaning of times.");
    }
}
