using Showrunner.Tuning;

namespace Showrunner.Cli;

/// <summary>A search at one moment.</summary>
/// <param name="Candidates">All that was tried, oldest first.</param>
/// <param name="Elapsed">Since this run of the command began.</param>
/// <param name="TimeLeft">Until the limit, or as the trials so far let expect; null while nothing lets.</param>
internal sealed record TuningSnapshot(IReadOnlyList<Candidate> Candidates, TimeSpan Elapsed, TimeSpan? TimeLeft)
{
    /// <summary>The candidate with the lowest loss, or null; those that failed left no weights.</summary>
    public Candidate? Best =>
        Candidates
            .Where(candidate => !candidate.Losses.IsEmpty && candidate.State != CandidateState.Failed)
            .MinBy(candidate => candidate.Best);

    public int Paused => Candidates.Count(candidate => candidate.State == CandidateState.Paused);

    /// <summary>The share of the work of all candidates, trained to their ends, that pausing saves.</summary>
    public double ShareSaved =>
        Candidates.Sum(candidate => candidate.SecondsSaved) is > 0 and var saved
            ? saved / (saved + Candidates.Sum(candidate => candidate.Seconds))
            : 0;
}
