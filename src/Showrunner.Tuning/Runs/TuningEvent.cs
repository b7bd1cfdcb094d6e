namespace Showrunner.Tuning;

/// <summary>
/// What happens in a search: <see cref="Begun"/>; then <see cref="Progress"/> and <see cref="CandidateEnded"/>; then <see cref="Saved"/>;
/// and last <see cref="Ended"/>, <see cref="Stopped"/> or <see cref="Failed"/>.
/// </summary>
public abstract record TuningEvent
{
    private protected TuningEvent() { }

    /// <summary>The search is about to begin.</summary>
    /// <param name="Plan">What is searched, and how.</param>
    public sealed record Begun(TuningPlan Plan) : TuningEvent;

    /// <summary>The search at a moment, a few times a second.</summary>
    /// <param name="Snapshot">All candidates and the time.</param>
    public sealed record Progress(TuningSnapshot Snapshot) : TuningEvent;

    /// <summary>A candidate has paused, is complete or has failed, in this run of the search.</summary>
    /// <param name="Candidate">The candidate.</param>
    /// <param name="IsBest">Whether it is the best so far.</param>
    public sealed record CandidateEnded(Candidate Candidate, bool IsBest) : TuningEvent;

    /// <summary>The workers have ended and the best model so far is saved, however the search ends.</summary>
    /// <param name="Outcome">The result.</param>
    public sealed record Saved(TuningOutcome Outcome) : TuningEvent;

    /// <summary>All candidates are trained, or the time is over.</summary>
    /// <param name="Outcome">The result.</param>
    public sealed record Ended(TuningOutcome Outcome) : TuningEvent;

    /// <summary>The search was cancelled; the same study can be continued.</summary>
    /// <param name="Outcome">The result so far.</param>
    public sealed record Stopped(TuningOutcome Outcome) : TuningEvent;

    /// <summary>A worker cannot go on.</summary>
    /// <param name="Reason">Why, in a sentence for the user.</param>
    public sealed record Failed(string Reason) : TuningEvent;
}
