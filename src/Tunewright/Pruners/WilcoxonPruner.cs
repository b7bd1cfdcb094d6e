using System.Runtime.CompilerServices;

namespace Tunewright;

/// <summary>
/// Ends a trial when a Wilcoxon signed-rank test, over the steps that it shares with the best trial, says that it is worse.
/// It is for objectives that are means over many tasks (folds, instances, questions): a step is one task, in any order.
/// </summary>
/// <remarks>
/// The best trial is the complete, feasible one with the best value. A trial goes on while it or the best trial has reported NaN
/// or an infinity, while its mean is not worse than the best trial's, and while there is no best trial with reports. The test is
/// repeated at every report, so the share of trials that end by chance is larger than the threshold. The test is that of SciPy:
/// exact for few steps, the normal approximation for many.
/// </remarks>
public sealed class WilcoxonPruner : IPruner
{
    private readonly double _pThreshold;
    private readonly int _startupSteps;
    private readonly ConditionalWeakTable<object, BestTrials> _best = [];

    /// <summary>Creates a pruner.</summary>
    /// <param name="pThreshold">A trial ends below this p-value, 0 to 1; a larger one prunes more.</param>
    /// <param name="startupSteps">
    /// The number of steps shared with the best trial before any pruning, at least 0. Two are always needed.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public WilcoxonPruner(double pThreshold = 0.1, int startupSteps = 2)
    {
        if (!(pThreshold is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(pThreshold), pThreshold, "A p-value lies between 0 and 1.");
        ArgumentOutOfRangeException.ThrowIfNegative(startupSteps);
        _pThreshold = pThreshold;
        _startupSteps = startupSteps;
    }

    /// <inheritdoc/>
    public PruningDecision Decide(StudyHistory history, FrozenTrial trial)
    {
        var maximize = history.Maximizes;
        var mine = trial.IntermediateValues;
        if (mine.IsEmpty || _best.GetValue(history.Lineage, _ => new()).Of(history)?.IntermediateValues is not { IsEmpty: false } best)
            return PruningDecision.Continue;
        if (!mine.Values.All(double.IsFinite) || !best.Values.All(double.IsFinite))
            return PruningDecision.Continue;

        var losses = new List<double>();
        foreach (var (step, value) in mine)
        {
            if (best.TryGetValue(step, out var rival))
                losses.Add(maximize ? rival - value : value - rival);
        }

        if (losses.Count < Math.Max(2, _startupSteps))
            return PruningDecision.Continue;

        var (mean, bestMean) = (mine.Values.Sum() / mine.Count, best.Values.Sum() / best.Count);
        var worseOnAverage = maximize ? bestMean > mean : bestMean < mean;
        return worseOnAverage && WilcoxonSignedRank.PValue(losses.ToArray()) < _pThreshold
            ? PruningDecision.Stop
            : PruningDecision.Continue;
    }
}
