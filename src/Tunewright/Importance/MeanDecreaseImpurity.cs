namespace Tunewright;

/// <summary>
/// The importance of each parameter by the mean decrease of impurity: the share of the squared error that a random forest's splits on the
/// parameter remove. Unlike <see cref="Fanova"/> it looks at the trials, not at the whole space, and includes interactions.
/// </summary>
/// <remarks>
/// G. Louppe, L. Wehenkel, A. Sutera, P. Geurts, "Understanding variable importances in forests of randomized trees", NIPS 2013. A
/// conditional parameter counts where trials have it, with their share of the variance.
/// </remarks>
public static class MeanDecreaseImpurity
{
    /// <summary>The importances of a study's parameters for one of its objectives.</summary>
    /// <inheritdoc cref="Fanova.Importances(Study, int, int, long)"/>
    public static IReadOnlyList<KeyValuePair<string, double>> Importances(Study study, int objective = 0, int trees = 64, long seed = 0) =>
        ForestImportance.Of(study, objective, trees, seed, Shares);

    /// <summary>The importances of parameters for any number.</summary>
    /// <inheritdoc cref="Fanova.Importances(IReadOnlyList{FrozenTrial}, Func{FrozenTrial, double}, int, long)"/>
    public static IReadOnlyList<KeyValuePair<string, double>> Importances(
        IReadOnlyList<FrozenTrial> trials,
        Func<FrozenTrial, double> target,
        int trees = 64,
        long seed = 0
    ) => ForestImportance.Of(trials, target, trees, seed, Shares);

    private static double[] Shares(RegressionTree tree, ForestData data)
    {
        var sum = tree.ErrorDecrease.Sum();
        return sum > 0 ? Array.ConvertAll(tree.ErrorDecrease, decrease => decrease / sum) : tree.ErrorDecrease;
    }
}
