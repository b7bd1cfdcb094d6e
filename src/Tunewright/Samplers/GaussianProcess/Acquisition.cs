namespace Tunewright;

/// <summary>
/// The logarithm of the improvement to expect at a point, times the probability that the point is feasible; where no trial has been
/// feasible yet, of the probability alone.
/// </summary>
internal sealed class Acquisition
{
    private const double ParegoShare = 0.05;
    private readonly ModelledTrials _trials;
    private readonly double[] _means; // at the observed points

    private Acquisition(
        ModelledTrials trials,
        Surrogate objective,
        IEnumerable<(string Name, Surrogate Model)> constraints,
        double[][] pending
    )
    {
        _trials = trials;
        _means = Array.ConvertAll(trials.Points, objective.Process.MeanAt);
        // With noise the smallest value is partly luck; the smallest mean is not.
        var feasible = _means.Where((_, i) => trials.IsFeasible[i]).ToArray();
        var terms = new List<(GaussianProcess, Func<Posterior, PosteriorFunction.Derivatives>)>();
        if (feasible.Length > 0)
        {
            var best = feasible.Min();
            terms.Add((objective.Process.Believing(pending, objective.Values), y => ExpectedImprovement.Log(y, best)));
        }
        foreach (var (_, model) in constraints)
        {
            var threshold = model.Standardised(0);
            terms.Add((model.Process.Believing(pending, model.Values), y => LogProbabilityBelow(y, threshold)));
        }
        Value = new([.. terms]);
    }

    /// <summary>The value at each point.</summary>
    public PosteriorFunction Value { get; }

    /// <summary>Learns trials.</summary>
    /// <param name="trials">At least one trial.</param>
    /// <param name="fits">What is kept of the study.</param>
    /// <param name="pending">Points of running trials.</param>
    /// <param name="stream">The randomness with which several objectives are weighed.</param>
    public static Acquisition Of(ModelledTrials trials, SurrogateFits fits, double[][] pending, UniformStream stream)
    {
        var space = trials.Space;
        var key = space.Space.Description;
        var objective =
            trials.Losses[0].Length == 1
                ? fits.LearnLosses(key, trials.Points, [.. trials.Losses.Select(loss => loss[0])], space.IsCategory)
                : fits.LearnOnce(trials.Points, Weighed(trials.Losses, stream), space.IsCategory);
        var constraints = trials.Constraints.Select(one =>
            (one.Name, fits.Learn($"{key}\n\n{one.Name}", trials.Points, one.Values, space.IsCategory))
        );
        return new(trials, objective, constraints, pending);
    }

    /// <summary>The observed points with the smallest means, feasible ones first.</summary>
    public IReadOnlyList<double[]> Best(int count) =>
        [
            .. Enumerable
                .Range(0, _means.Length)
                .OrderByDescending(i => _trials.IsFeasible[i])
                .ThenBy(i => _means[i])
                .Take(count)
                .Select(i => _trials.Points[i]),
        ];

    /// <summary>The logarithm of the probability that the value is below a threshold.</summary>
    public static PosteriorFunction.Derivatives LogProbabilityBelow(Posterior y, double threshold)
    {
        var z = (threshold - y.Mean) / y.Deviation;
        var logProbability = Normal.LogCdf(z);
        var slope = Math.Exp(-z * z / 2 - Gaussian.LogSqrtTwoPi - logProbability);
        return new(logProbability, -slope / y.Deviation, -slope * z / (2 * y.Variance));
    }

    /// <summary>One loss of several: the largest weighted one, and a little of all (Knowles 2006, equation 2).</summary>
    private static double[] Weighed(double[][] losses, UniformStream stream)
    {
        var d = losses[0].Length;
        var weights = new double[d];
        foreach (ref var weight in weights.AsSpan())
            weight = -Math.Log(1 - stream.Next());
        var sum = weights.Sum();
        var weighted = new double[losses.Length][];
        for (var row = 0; row < weighted.Length; row++)
            weighted[row] = new double[d];
        for (var i = 0; i < d; i++)
        {
            var column = Surrogate.Standardise([.. losses.Select(loss => loss[i])]).Values;
            var (low, range) = (column.Min(), Math.Max(column.Max() - column.Min(), 1e-12));
            for (var row = 0; row < column.Length; row++)
                weighted[row][i] = weights[i] / sum * (column[row] - low) / range;
        }
        return [.. weighted.Select(loss => loss.Max() + ParegoShare * loss.Sum())];
    }
}
