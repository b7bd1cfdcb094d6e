namespace Tunewright;

/// <summary>
/// Importances from forests, also of conditional parameters: these are important as far as the trials that have them are many and differ,
/// and within these by a forest of their own.
/// </summary>
internal static class ForestImportance
{
    /// <summary>The importances for one of a study's objectives.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The study has no such objective, or there are no trees.</exception>
    public static IReadOnlyList<KeyValuePair<string, double>> Of(
        Study study,
        int objective,
        int trees,
        long seed,
        Func<RegressionTree, ForestData, double[]> shares
    )
    {
        ImportanceMeasure.Check(study, objective);
        return Of(study.TrialsIn(TrialState.Complete), trial => trial.Values[objective], trees, seed, shares);
    }

    /// <summary>The importances, largest first, with the sum 1, or all 0.</summary>
    /// <param name="trials">Trials; those that are not complete, or whose target is not finite, are left out.</param>
    /// <param name="target">The number to explain.</param>
    /// <param name="trees">The number of trees.</param>
    /// <param name="seed">The forests' seed.</param>
    /// <param name="shares">The importances of a tree's parameters, with a sum of at most 1.</param>
    public static IReadOnlyList<KeyValuePair<string, double>> Of(
        IReadOnlyList<FrozenTrial> trials,
        Func<FrozenTrial, double> target,
        int trees,
        long seed,
        Func<RegressionTree, ForestData, double[]> shares
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trees, 1);
        var complete = trials.Where(trial => trial.State == TrialState.Complete && double.IsFinite(target(trial))).ToList();
        var names = complete.SelectMany(trial => trial.Parameters).Select(parameter => parameter.Name).Distinct().ToList();
        var raw = names.ToDictionary(name => name, _ => 0.0);
        var total = Error(complete, target);

        // Parameters that the same trials have share a forest.
        foreach (var group in names.GroupBy(name => string.Join(',', Having(name).Select(trial => trial.Number))))
        {
            var having = Having(group.First());
            var data = ForestData.Of(having, target);
            var weight = Error(having, target) / total;
            if (data.Names.Length == 0 || !(weight > 0) || !double.IsFinite(weight))
                continue;
            var forest = Array.ConvertAll(RandomForest.Grow(data, trees, seed), tree => (tree.Explained, Shares: shares(tree, data)));
            foreach (var name in group.Where(data.Names.Contains))
                raw[name] = weight * forest.Average(tree => tree.Explained * tree.Shares[Array.IndexOf(data.Names, name)]);
        }
        return ImportanceMeasure.Shares(raw);

        List<FrozenTrial> Having(string name) => complete.FindAll(trial => trial.Parameters.Find(name) is not null);
    }

    /// <summary>The sum of squared distances from the mean.</summary>
    private static double Error(List<FrozenTrial> trials, Func<FrozenTrial, double> target)
    {
        if (trials.Count == 0)
            return 0;
        var mean = trials.Average(target);
        return trials.Sum(trial => Math.Pow(target(trial) - mean, 2));
    }
}
