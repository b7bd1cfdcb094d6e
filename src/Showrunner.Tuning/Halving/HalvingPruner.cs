using Tunewright;

namespace Showrunner.Tuning;

/// <summary>
/// Pauses the trials that are not among the best third of their rung: asynchronous successive halving (Li et al., "A System for Massively
/// Parallel Hyperparameter Tuning", 2020, arXiv:1810.05934) over candidates that can continue.
/// </summary>
internal sealed class HalvingPruner(HalvingRule rule) : IPruner
{
    /// <inheritdoc/>
    public PruningDecision Decide(StudyHistory history, FrozenTrial trial)
    {
        if ((int?)trial.LastStep is not { } step || !rule.IsRung(step))
            return PruningDecision.Continue;
        var candidates = Candidate.Of([.. history.Finished, .. history.Running, trial]);
        return rule.IsAmongBest(candidates, candidates.First(candidate => candidate.Last.Number == trial.Number), step)
            ? PruningDecision.Continue
            : PruningDecision.Stop;
    }
}
