namespace Showrunner.Tuning;

/// <summary>A search at one moment.</summary>
/// <param name="Candidates">All candidates so far, oldest first.</param>
/// <param name="Elapsed">The time since this run of the search began.</param>
/// <param name="TimeLeft">The time until the limit, or an estimate from the trials so far; null if there is none yet.</param>
public sealed record TuningSnapshot(IReadOnlyList<Candidate> Candidates, TimeSpan Elapsed, TimeSpan? TimeLeft)
{
    /// <summary>The candidate with the lowest loss, or null. Those that failed have no weights and do not count.</summary>
    public Candidate? Best => Candidate.BestOf(Candidates);

    /// <summary>How many candidates are paused.</summary>
    public int Paused => Candidates.Count(candidate => candidate.State == CandidateState.Paused);

    /// <summary>The seconds of work spent on all candidates.</summary>
    public double Seconds => Candidates.Sum(candidate => candidate.Seconds);

    /// <summary>The share of the work that pausing saves, compared with training every candidate to its end, 0 to 1.</summary>
    public double ShareSaved => Candidates.Sum(candidate => candidate.SecondsSaved) is > 0 and var saved ? saved / (saved + Seconds) : 0;

    internal static TuningSnapshot Of(IReadOnlyList<Candidate> candidates, TimeSpan elapsed, TuningRunOptions options, int? trials) =>
        new(candidates, elapsed, options.Limit - elapsed ?? Estimate(candidates, trials, options.Workers));

    /// <summary>The trials that are left cost as much as those so far, of this and earlier runs.</summary>
    private static TimeSpan? Estimate(IReadOnlyList<Candidate> candidates, int? trials, int workers)
    {
        var ended = candidates.Where(candidate => candidate.HasEnded).ToList();
        return ended.Count == 0 || trials is null
            ? null
            : TimeSpan.FromSeconds(
                Math.Max(0, trials.Value * ended.Average(candidate => candidate.Seconds) - candidates.Sum(candidate => candidate.Seconds))
                    / workers
            );
    }
}
