namespace Tunewright;

/// <summary>
/// Matérn's kernel of smoothness 5/2 with a length scale for each parameter; categories are 0 or 1 apart.
/// C. E. Rasmussen, C. K. I. Williams, "Gaussian processes for machine learning", 2006, equation 4.17 and section 5.1.
/// </summary>
/// <param name="Weights">1 over the square of each length scale.</param>
/// <param name="Scale">The variance.</param>
/// <param name="IsCategory">Which coordinates are indices of categories.</param>
internal sealed record MaternKernel(double[] Weights, double Scale, bool[] IsCategory)
{
    /// <summary>The covariance of two points.</summary>
    public double Of(double[] x, double[] y) => Scale * Shape(SquaredDistance(x, y));

    /// <summary>The correlation at a squared distance.</summary>
    public static double Shape(double squaredDistance)
    {
        var r = Math.Sqrt(5 * squaredDistance);
        return (1 + r + r * r / 3) * Math.Exp(-r);
    }

    /// <summary>The derivative of <see cref="Shape"/>.</summary>
    public static double Slope(double squaredDistance)
    {
        var r = Math.Sqrt(5 * squaredDistance);
        return -5.0 / 6 * (1 + r) * Math.Exp(-r);
    }

    /// <summary>The squared distance in one coordinate, before it is divided by the length scale.</summary>
    public static double SquaredDifference(double x, double y, bool isCategory) =>
        !isCategory ? (x - y) * (x - y)
        : x == y ? 0
        : 1;

    /// <summary>The squared distance in length scales.</summary>
    public double SquaredDistance(double[] x, double[] y)
    {
        var sum = 0.0;
        for (var i = 0; i < Weights.Length; i++)
            sum += Weights[i] * SquaredDifference(x[i], y[i], IsCategory[i]);
        return sum;
    }
}
