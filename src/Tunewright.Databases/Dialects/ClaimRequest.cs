namespace Tunewright.Databases;

/// <summary>A trial to begin.</summary>
/// <param name="StudyId">The study.</param>
/// <param name="Floor">No trial with a lower id waits.</param>
/// <param name="Newest">An id that the study's newest trial has or exceeds.</param>
/// <param name="Started">The time to note.</param>
/// <param name="Token">On servers: marks the trial until it ends, so that a lost answer can be asked for again.</param>
/// <param name="Beats">On servers: whether the trial's first sign of life goes with it.</param>
internal readonly record struct ClaimRequest(long StudyId, long Floor, long Newest, DateTimeOffset Started, string Token, bool Beats)
{
    /// <summary>The system attribute that holds the token.</summary>
    public const string TokenAttribute = "tunewright:start";
}
