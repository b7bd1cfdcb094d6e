using System.Collections.Immutable;

namespace Tunewright;

/// <summary>What a Gaussian process knows of one objective of a study, for conditions that ask what there is left to gain.</summary>
/// <param name="Space">The parameters that all trials have in common.</param>
/// <param name="Model">The model of the losses.</param>
/// <param name="Points">The points that it has learnt.</param>
internal sealed record LearntObjective(ModelSpace Space, Surrogate Model, double[][] Points)
{
    private const int MaxTrials = 200; // a fit takes time by the cube of the trials

    /// <summary>
    /// Learns the better half of the trials, at least a number of them and at most 200: what is bad says little of what is best.
    /// </summary>
    /// <returns><see langword="null"/> if there are too few trials, or no parameters in common.</returns>
    public static LearntObjective? Of(
        IReadOnlyList<FrozenTrial> trials,
        ImmutableArray<StudyDirection> directions,
        int objective,
        int minTrials
    )
    {
        var common = new LearntSpace().At(trials).Space;
        if (common.Count == 0)
            return null;
        var space = new ModelSpace(common);
        var modelled = ModelledTrials.Of(space, trials, directions);
        var feasible = Enumerable.Range(0, modelled.Points.Length).Where(i => modelled.IsFeasible[i]).ToArray();
        if (feasible.Length < minTrials)
            return null;
        var count = Math.Max(minTrials, Math.Min(MaxTrials, feasible.Length / 2));
        int[] best = [.. feasible.OrderBy(i => modelled.Losses[i][objective]).Take(count).Order()];
        var points = Array.ConvertAll(best, i => modelled.Points[i]);
        var losses = Array.ConvertAll(best, i => modelled.Losses[i][objective]);
        return new(space, new SurrogateFits(deterministic: false).LearnOnce(points, losses, space.IsCategory), points);
    }
}
