namespace Showrunner.Tuning;

/// <summary>The state of a <see cref="Candidate"/>.</summary>
public enum CandidateState
{
    /// <summary>Queued, or cut off and about to continue.</summary>
    Waiting,

    /// <summary>A worker trains it.</summary>
    Training,

    /// <summary>It was not among the best third where candidates are compared. It continues if it is among them later.</summary>
    Paused,

    /// <summary>It was trained to its end.</summary>
    Complete,

    /// <summary>It cannot be trained; <see cref="Candidate.FailureReason"/> says why.</summary>
    Failed,
}
