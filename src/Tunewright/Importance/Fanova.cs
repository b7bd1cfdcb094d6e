namespace Tunewright;

/// <summary>
/// The importance of each parameter by fANOVA: the share of an objective's variance over the whole space that the parameter explains by
/// itself, as a random forest has learnt the objective. <see cref="PedAnova"/> asks instead what makes the best trials good, and is faster.
/// </summary>
/// <remarks>
/// F. Hutter, H. Hoos, K. Leyton-Brown, "An efficient approach for assessing hyperparameter importance", ICML 2014. A conditional
/// parameter counts where trials have it, with their share of the variance.
/// </remarks>
public static class Fanova
{
    /// <summary>The importances of a study's parameters for one of its objectives.</summary>
    /// <param name="study">The study.</param>
    /// <param name="objective">The index of the objective, from 0.</param>
    /// <param name="trees">The number of trees, at least 1.</param>
    /// <param name="seed">The seed of the forest.</param>
    /// <returns>The most important first, with the sum 1. A parameter of one value has 0; all have 0 if nothing can be said.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The study has no such objective, or there are no trees.</exception>
    public static IReadOnlyList<KeyValuePair<string, double>> Importances(Study study, int objective = 0, int trees = 64, long seed = 0) =>
        ForestImportance.Of(study, objective, trees, seed, Shares);

    /// <summary>The importances of parameters for any number.</summary>
    /// <param name="trials">The trials; those that are not complete, or whose target is not finite, are left out.</param>
    /// <param name="target">The number that the parameters are important for.</param>
    /// <param name="trees">The number of trees, at least 1.</param>
    /// <param name="seed">The seed of the forest.</param>
    /// <inheritdoc cref="Importances(Study, int, int, long)"/>
    public static IReadOnlyList<KeyValuePair<string, double>> Importances(
        IReadOnlyList<FrozenTrial> trials,
        Func<FrozenTrial, double> target,
        int trees = 64,
        long seed = 0
    ) => ForestImportance.Of(trials, target, trees, seed, Shares);

    private static double[] Shares(RegressionTree tree, ForestData data) => MarginalVariances.Shares(tree, data.Categories);
}
