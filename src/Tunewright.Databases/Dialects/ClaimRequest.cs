namespace Tunewright.Databases;

/// <summary>A trial to begin.</summary>
/// <param name="Study">The study.</param>
/// <param name="Floor">No trial with a lower id waits.</param>
/// <param name="Newest">The id of the study's newest trial, or a lower one.</param>
/// <param name="Started">The time to note.</param>
/// <param name="Token">On servers: marks the trial until it ends, so that it can be found after a lost answer.</param>
/// <param name="Beats">On servers: whether to send the trial's first heartbeat with it.</param>
internal readonly record struct ClaimRequest(StudyKey Study, long Floor, long Newest, DateTimeOffset Started, string Token, bool Beats)
{
    /// <summary>The system attribute that holds the token.</summary>
    public const string TokenAttribute = "tunewright:start";
}
