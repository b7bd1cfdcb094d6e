namespace Tunewright.Databases;

/// <summary>How trials are found whose worker died, and what follows them.</summary>
/// <remarks>
/// Each process sends heartbeats for the trials that it runs, into Optuna's table. At the same interval it fails the running trials of the
/// studies it works on whose last heartbeat is too old. Workers in Python take part if they set <c>heartbeat_interval</c>.
/// </remarks>
public sealed record StaleTrialOptions
{
    /// <summary>The time between two heartbeats, above 0. Default: one minute.</summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The age of the last heartbeat, by the server's clock, from which a trial is failed; above 0. Default: twice the interval.
    /// </summary>
    public TimeSpan? GracePeriod { get; init; }

    /// <summary>
    /// The trial to queue after one was failed, such as <see cref="Retry"/>; <see langword="null"/> for none. Failing and queueing are
    /// one transaction, so that each stale trial is failed, and replaced, once. Default: none.
    /// </summary>
    public Func<FrozenTrial, FrozenTrial?>? Replacement { get; init; }

    internal TimeSpan Grace => GracePeriod ?? 2 * HeartbeatInterval;

    /// <summary>Queues the same parameters again, and notes the failed trials before it as Optuna does.</summary>
    /// <param name="limit">The maximum number of retries of one trial, at least 0; <see langword="null"/>: no limit.</param>
    /// <param name="keepReports">Whether the new trial starts with the reports of the failed one.</param>
    /// <returns>A function for <see cref="Replacement"/>.</returns>
    public static Func<FrozenTrial, FrozenTrial?> Retry(int? limit = null, bool keepReports = false)
    {
        if (limit < 0)
            throw new ArgumentOutOfRangeException(nameof(limit), limit, "The maximum number of retries must be at least 0.");
        return trial => RetriedTrial.Of(trial, limit, keepReports);
    }

    internal void Check()
    {
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
    }
}
