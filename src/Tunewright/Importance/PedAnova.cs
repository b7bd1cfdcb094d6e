namespace Tunewright;

/// <summary>
/// The importance of each parameter for whether a trial is among the best, by PED-ANOVA: the divergence between the density of the
/// best trials' values and that of all trials' values.
/// </summary>
/// <remarks>
/// S. Watanabe, A. Bansal, F. Hutter, "PED-ANOVA: efficiently quantifying hyperparameter importance in arbitrary subspaces",
/// IJCAI 2023, with the extension to conditional parameters of arXiv:2601.20800. The results are those of Optuna 5's default evaluator.
/// </remarks>
public static class PedAnova
{
    private const int MinInRegime = 2;

    /// <summary>The importances of a study's parameters for one of its objectives.</summary>
    /// <inheritdoc cref="Importances(IReadOnlyList{FrozenTrial}, Func{FrozenTrial, double}, double)"/>
    public static IReadOnlyList<KeyValuePair<string, double>> Importances(Study study, int objective = 0, double targetQuantile = 0.1)
    {
        ImportanceMeasure.Check(study, objective);
        var sign = study.Directions[objective] == StudyDirection.Maximize ? -1 : 1;
        return Importances(study.TrialsIn(TrialState.Complete), trial => sign * trial.Values[objective], targetQuantile);
    }

    /// <summary>The importances of parameters for any number of which smaller values are better.</summary>
    /// <param name="trials">The trials; those that are not complete, or whose loss is not finite, are left out.</param>
    /// <param name="loss">The number that the parameters are important for; smaller is better.</param>
    /// <param name="targetQuantile">The share of trials that count as the best; above 0, below 1.</param>
    /// <returns>
    /// The most important first, with the sum 1. A parameter of one value has 0. All have 0 if nothing can be said, as with fewer than two
    /// trials; Optuna calls them equal then.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="targetQuantile"/> is out of its range.</exception>
    public static IReadOnlyList<KeyValuePair<string, double>> Importances(
        IReadOnlyList<FrozenTrial> trials,
        Func<FrozenTrial, double> loss,
        double targetQuantile = 0.1
    )
    {
        if (!(targetQuantile is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(targetQuantile),
                targetQuantile,
                "The share of best trials must be above 0 and below 1."
            );
        }

        var complete = trials.Where(trial => trial.State == TrialState.Complete).ToList();
        var names = complete.SelectMany(trial => trial.Parameters).Select(parameter => parameter.Name).Distinct().ToList();
        var region = complete.Where(trial => double.IsFinite(loss(trial))).ToList();
        if (region.Count < 2)
            return [.. names.Select(name => KeyValuePair.Create(name, 0.0))];

        var cut = region.Select(loss).Order().ElementAt((int)Math.Ceiling(targetQuantile * region.Count) - 1);
        var best = region.Where(trial => loss(trial) <= cut).ToHashSet();
        return ImportanceMeasure.Shares(names.ToDictionary(name => name, name => Divergence(name, region, best)));
    }

    /// <summary>A sum over the ranges that the parameter had, and its absence.</summary>
    private static double Divergence(string name, List<FrozenTrial> region, HashSet<FrozenTrial> best)
    {
        var sum = 0.0;
        foreach (
            var regime in region
                .Select(trial => (trial, parameter: trial.Parameters.Find(name)))
                .GroupBy(pair => pair.parameter?.Distribution)
        )
        {
            var all = regime.ToList();
            var top = all.Where(pair => best.Contains(pair.trial)).ToList();
            if (regime.Key is not { IsSingle: false } range || all.Count < MinInRegime || top.Count == 0)
                continue;

            var here = ParzenGrid.Density(range, all.Select(pair => pair.parameter!.Value.Value));
            var there = ParzenGrid.Density(range, top.Select(pair => pair.parameter!.Value.Value));
            var pearson = here.Zip(there, (local, target) => local * Math.Pow(target / local - 1, 2)).Sum();
            var (shareOfBest, shareOfAll) = ((double)top.Count / best.Count, (double)all.Count / region.Count);
            sum += shareOfBest * shareOfBest / shareOfAll * pearson;
        }
        return sum;
    }
}
