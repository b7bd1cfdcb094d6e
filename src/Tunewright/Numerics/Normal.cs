namespace Tunewright;

/// <summary>The standard normal distribution, one number at a time.</summary>
internal static class Normal
{
    /// <summary>Beyond this number of standard deviations there is nothing that a double could tell.</summary>
    private const double Far = 38;

    /// <summary>The density.</summary>
    public static double Density(double x) => Math.Exp(-x * x / 2 - Gaussian.LogSqrtTwoPi);

    /// <summary>The mass below <paramref name="x"/>.</summary>
    public static double Cdf(double x) => Math.Exp(LogCdf(x));

    /// <summary>The logarithm of the mass below <paramref name="x"/>, exact in the tail too.</summary>
    public static double LogCdf(double x) => x > Far ? 0 : Gaussian.LogCdf(new(x))[0];

    /// <summary>The x below which the mass <paramref name="q"/> lies; 0 and 1 give −38 and 38.</summary>
    public static double Quantile(double q) => TruncatedGaussian.Quantile(new(q), new(-Far), new(Far))[0];

    /// <summary>The next draw, by G. E. P. Box and M. E. Muller's formula, 1958: two uniform draws for each.</summary>
    public static double Draw(UniformStream stream) => Math.Sqrt(-2 * Math.Log(1 - stream.Next())) * Math.Cos(2 * Math.PI * stream.Next());
}
