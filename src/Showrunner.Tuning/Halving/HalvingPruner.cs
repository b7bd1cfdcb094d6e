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
        var own = candidates.First(candidate => candidate.Last.Number == trial.Number).BestAt(step);
        return HalvingRule.IsAmongBest(HalvingRule.LossesAt(candidates, step), own) ? PruningDecision.Continue : PruningDecision.Stop;
    }
}
