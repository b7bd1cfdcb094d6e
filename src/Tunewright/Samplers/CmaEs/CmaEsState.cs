using System.Collections.Immutable;

namespace Tunewright;

/// <summary>
/// The strategy between two generations: a normal distribution with mean m and covariance σ²C over unit coordinates, and what adapts it.
/// N. Hansen, "The CMA evolution strategy: a tutorial", arXiv:1604.00772, 2016, whose equations are numbered below.
/// </summary>
internal sealed record CmaEsState(CmaEsParameters Parameters, double[] Mean, double Sigma, ICovariance Covariance)
{
    private const double MinSigma = 1e-30;
    private const double MaxSigma = 1e32;

    /// <summary>The number of generations so far.</summary>
    public int Generation { get; init; }

    /// <summary>The evolution path of the step size, p_σ.</summary>
    public double[] Path { get; init; } = new double[Parameters.Dimensions];

    /// <summary>The evolution path of the covariance, p_c.</summary>
    public double[] RankOnePath { get; init; } = new double[Parameters.Dimensions];

    /// <summary>The step that <see cref="CmaEsConvergence"/> compares with, σ at the beginning.</summary>
    public double FirstSigma { get; init; } = Sigma;

    /// <summary>What adapts the learning rates, if they are adapted.</summary>
    public LearningRates? Rates { get; init; }

    /// <summary>The margin of discrete parameters, if they have one.</summary>
    public DiscreteMargin? Margin { get; init; }

    /// <summary>The best and the worst losses of recent generations, latest last.</summary>
    public ImmutableQueue<(double Best, double Worst)> Losses { get; init; } = [];

    /// <summary>A point of the distribution from standard normal draws.</summary>
    public double[] Point(double[] draws)
    {
        var point = Covariance.Root(draws);
        for (var i = 0; i < point.Length; i++)
            point[i] = Mean[i] + Sigma * point[i];
        return point;
    }

    /// <summary>The state after a generation.</summary>
    /// <param name="ranked">Its points, best first, as many as the population has.</param>
    public CmaEsState Tell(IReadOnlyList<double[]> ranked)
    {
        var p = Parameters;
        var n = p.Dimensions;
        var steps = ranked.Select(point => point.Select((x, i) => (x - Mean[i]) / Sigma).ToArray()).ToArray();

        var step = new double[n]; // (41)
        for (var k = 0; k < p.Parents; k++)
        {
            for (var i = 0; i < n; i++)
                step[i] += p.Weights[k] * steps[k][i];
        }

        var path = Decayed(Path, p.PathRate, Covariance.InverseRoot(step)); // (43)
        var length = Math.Sqrt(DotProduct.Of(path, path));
        var sigma = Sigma * Math.Exp(p.PathRate / p.Damping * (length / p.ExpectedLength - 1)); // (44)

        // The path of C stalls while the step size grows fast, p. 29.
        var bias = Math.Sqrt(1 - Math.Pow(1 - p.PathRate, 2 * (Generation + 2)));
        var stalls = length / bias >= (1.4 + 2 / (n + 1.0)) * p.ExpectedLength;
        var rankOnePath = Decayed(RankOnePath, p.RankOnePathRate, stalls ? new double[n] : step); // (45)
        var stalled = stalls ? p.RankOnePathRate * (2 - p.RankOnePathRate) : 0;

        var keep = 1 + p.RankOne * stalled - p.RankOne - p.RankMany * p.Weights.Sum();
        var terms = p.Weights.Select((weight, k) => (p.RankMany * Bounded(weight, steps[k]), steps[k])); // (46)
        var next = this with
        {
            Generation = Generation + 1,
            Mean = [.. Mean.Select((m, i) => m + Sigma * step[i])], // (42)
            Sigma = Math.Clamp(sigma, MinSigma, MaxSigma),
            Path = path,
            RankOnePath = rankOnePath,
            Covariance = Covariance.Plus(keep, terms.Prepend((p.RankOne, rankOnePath))), // (47)
        };
        next = Rates is null ? next : Rates.Apply(this, next);
        return next.Margin is null ? next : next.Margin.Correct(next);
    }

    /// <summary>A negative weight shrinks C no more than a point at the expected distance would.</summary>
    private double Bounded(double weight, double[] step)
    {
        if (weight >= 0)
            return weight;
        var local = Covariance.InverseRoot(step);
        return weight * Parameters.Dimensions / (DotProduct.Of(local, local) + 1e-8);
    }

    private double[] Decayed(double[] path, double rate, double[] step)
    {
        var gain = Math.Sqrt(rate * (2 - rate) * Parameters.EffectiveParents);
        return [.. path.Select((old, i) => (1 - rate) * old + gain * step[i])];
    }
}
