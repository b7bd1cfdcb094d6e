using Tunewright;

namespace Showrunner.Tuning;

/// <summary>
/// Asynchronous successive halving (Li et al., "A System for Massively Parallel Hyperparameter Tuning", 2020) over candidates that can go
/// on: at each rung the best third goes on and the others pause, and who is among the best third later, when more have got there, is promoted.
/// </summary>
/// <param name="rungs">The reports at which candidates are compared.</param>
/// <param name="waits">Whether the first at a rung wait until three are there; else the best of them goes on, which costs more and leaves no search without a whole candidate.</param>
internal sealed class HalvingPruner(IReadOnlyList<int> rungs, bool waits) : IPruner
{
    private const int ReductionFactor = 3;

    /// <inheritdoc/>
    public PruningDecision Decide(StudyHistory history, FrozenTrial trial)
    {
        if (trial.LastStep is not { } step || !rungs.Contains(step))
            return PruningDecision.Continue;
        var candidates = Candidate.Of([.. history.Finished, .. history.Running, trial]);
        return IsAmongBest(candidates, candidates.First(candidate => candidate.Last.Number == trial.Number), step)
            ? PruningDecision.Continue
            : PruningDecision.Stop;
    }

    /// <summary>The paused candidates that are among the best third of their rung by now, those of high rungs first, then the best.</summary>
    /// <param name="candidates">All so far.</param>
    /// <param name="areAll">Whether no more will come; then, where none is whole or under way, the other paused ones follow.</param>
    public IEnumerable<Candidate> Promotable(IReadOnlyList<Candidate> candidates, bool areAll = false)
    {
        var needsOne = areAll && candidates.All(candidate => candidate.State is CandidateState.Paused or CandidateState.Failed);
        return from candidate in candidates
            where candidate.State == CandidateState.Paused
            let isAmongBest = IsAmongBest(candidates, candidate, candidate.LastReport)
            where isAmongBest || needsOne
            orderby isAmongBest descending, candidate.LastReport descending, candidate.Best
            select candidate;
    }

    private bool IsAmongBest(IReadOnlyList<Candidate> candidates, Candidate one, int rung)
    {
        var losses = candidates.Select(candidate => candidate.BestAt(rung)).OfType<double>().ToList();
        var own = one.BestAt(rung);
        return losses.Count(loss => loss < own) < Math.Max(waits ? 0 : 1, losses.Count / ReductionFactor);
    }
}
