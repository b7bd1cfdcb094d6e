namespace Showrunner.Tuning;

/// <summary>The paused candidates that may continue, now that more candidates have reached their rung.</summary>
internal static class Promotions
{
    /// <summary>The paused candidates among the best third of their rung: the highest rung first, then the lowest loss.</summary>
    /// <param name="candidates">All so far.</param>
    /// <param name="areAll">
    /// Whether no more will come, or there is no time for more. Then, if none is complete or in training, the other paused ones follow.
    /// </param>
    public static IEnumerable<Candidate> Of(IReadOnlyList<Candidate> candidates, bool areAll = false)
    {
        var needsOne = areAll && candidates.All(candidate => candidate.State is CandidateState.Paused or CandidateState.Failed);
        return from candidate in candidates
            where candidate.State == CandidateState.Paused
            group candidate by candidate.LastReport into rung
            let losses = HalvingRule.LossesAt(candidates, rung.Key)
            from candidate in rung
            let isAmongBest = HalvingRule.IsAmongBest(losses, candidate.BestAt(rung.Key))
            where isAmongBest || needsOne
            orderby isAmongBest descending, rung.Key descending, candidate.Best
            select candidate;
    }
}
