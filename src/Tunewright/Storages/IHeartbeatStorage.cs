namespace Tunewright;

/// <summary>A storage that can tell when the worker of a running trial is gone.</summary>
public interface IHeartbeatStorage : IStudyStorage
{
    /// <summary>How often a worker says that its trials are alive; <see langword="null"/> when this storage was opened without heartbeats.</summary>
    TimeSpan? HeartbeatInterval { get; }

    /// <summary>Says that the workers of these running trials are alive; from the first call on, silence counts.</summary>
    void Beat(IReadOnlyCollection<long> trialIds);

    /// <summary>Fails the running trials of a study that have been silent for too long, each of them in one process only.</summary>
    /// <param name="table">The study's trials; brought up to date.</param>
    /// <param name="now">The time to note as their end.</param>
    /// <returns>The trials that this call failed.</returns>
    IReadOnlyList<FrozenTrial> FailSilent(TrialTable table, DateTimeOffset now);
}
