using System.Collections.Immutable;

namespace Tunewright.Plots;

/// <summary>How large a share of a study's complete trials has a value of at most x: the empirical distribution function.</summary>
/// <remarks>
/// I. Radosavovic et al., "Designing network design spaces", CVPR 2020, compare search spaces by it. Infeasible trials count too.
/// </remarks>
/// <param name="Objective">The objective, of the first study.</param>
/// <param name="X">100 values at equal distances, from the smallest to the largest finite one of all studies; else none.</param>
/// <param name="Lines">One for each study with a finite value.</param>
/// <param name="LeftOut">The number of complete trials whose value is not finite.</param>
public sealed record EmpiricalDistributions(
    PlotObjective Objective,
    ImmutableArray<double> X,
    ImmutableArray<DistributionLine> Lines,
    int LeftOut
)
{
    private const int Samples = 100;

    /// <exception cref="ArgumentOutOfRangeException">A study has no such objective.</exception>
    internal static EmpiricalDistributions Of(IReadOnlyList<Study> studies, int objective)
    {
        var observed = studies.Select(study => new ObservedTrials(study, objective)).ToArray();
        var leftOut = observed.Sum(trials => trials.LeftOut);
        var filled = observed.Where(trials => !trials.All.IsEmpty).ToArray();
        if (filled.Length == 0)
            return new(observed[0].Objective, [], [], leftOut);
        var values = filled.Select(trials => trials.All.Select(seen => seen.Value).Order().ToArray()).ToArray();
        var x = Spaced(values.Min(sorted => sorted[0]), values.Max(sorted => sorted[^1]));
        return new(
            observed[0].Objective,
            x,
            [.. filled.Zip(values, (trials, sorted) => new DistributionLine(trials.Study, [.. x.Select(bound => Share(sorted, bound))]))],
            leftOut
        );
    }

    /// <summary>As NumPy's linspace, to the last bit: values that equal a bound are counted alike.</summary>
    private static ImmutableArray<double> Spaced(double low, double high)
    {
        var step = (high - low) / (Samples - 1);
        return [.. Enumerable.Range(0, Samples - 1).Select(i => i * step + low), high];
    }

    private static double Share(double[] sorted, double bound)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] <= bound ? (middle + 1, high) : (low, middle);
        }
        return (double)low / sorted.Length;
    }
}

/// <summary>One study's distribution.</summary>
/// <param name="Study">The study's name.</param>
/// <param name="Y">The shares, from 0 to 1, at each x.</param>
public sealed record DistributionLine(string Study, ImmutableArray<double> Y);
