namespace Tunewright;

/// <summary>How much less than the best loss so far to expect.</summary>
internal static class ExpectedImprovement
{
    /// <summary>Below this, the difference of two nearly equal numbers is a series.</summary>
    private const double Far = -25;

    /// <summary>
    /// log E[max(best − y, 0)] for a normal y, also where the expectation underflows. S. Ament, S. Daulton, D. Eriksson, M. Balandat,
    /// E. Bakshy, "Unexpected improvements to expected improvement for Bayesian optimization", NeurIPS 2023.
    /// </summary>
    public static PosteriorFunction.Derivatives Log(Posterior y, double best)
    {
        var deviation = y.Deviation;
        var z = (best - y.Mean) / deviation;
        var shape = LogShape(z);
        var slope = Math.Exp(Normal.LogCdf(z) - shape);
        return new(Math.Log(deviation) + shape, -slope / deviation, (1 - z * slope) / (2 * y.Variance));
    }

    /// <summary>log(φ(z) + z Φ(z)).</summary>
    private static double LogShape(double z)
    {
        if (z > -1)
            return Math.Log(Normal.Density(z) + z * Normal.Cdf(z));
        var logDensity = -z * z / 2 - Gaussian.LogSqrtTwoPi;
        if (z > Far)
            return logDensity + Math.Log(1 + z * Math.Exp(Normal.LogCdf(z) - logDensity));
        // Mills' ratio: 1 + z Φ(z) / φ(z) = 1/z² − 3/z⁴ + 15/z⁶ − …
        var square = 1 / (z * z);
        return logDensity + Math.Log(square * (1 - square * (3 - square * (15 - square * 105))));
    }
}
