namespace Tunewright;

/// <summary>A smooth function over a space: the sum of functions of what Gaussian processes say of a point.</summary>
/// <param name="terms">The processes with their functions, of which none is ever NaN.</param>
internal sealed class PosteriorFunction(
    params IReadOnlyList<(GaussianProcess Process, Func<Posterior, PosteriorFunction.Derivatives> Of)> terms
)
{
    /// <summary>A function's value, and its derivatives by the posterior's mean and variance.</summary>
    internal readonly record struct Derivatives(double Value, double ByMean, double ByVariance);

    /// <summary>The values at many points.</summary>
    public double[] At(double[][] points)
    {
        var sums = new double[points.Length];
        foreach (var (process, of) in terms)
        {
            foreach (var (i, posterior) in process.At(points).Index())
                sums[i] += of(posterior).Value;
        }
        return sums;
    }

    /// <summary>The value at one.</summary>
    public double At(double[] point)
    {
        var sum = 0.0;
        foreach (var (process, of) in terms)
            sum += of(process.At(point)).Value;
        return sum;
    }

    /// <summary>The value, and how it changes with each number of the point; 0 for categories.</summary>
    public (double Value, double[] Gradient) WithGradient(double[] point)
    {
        var (value, gradient) = (0.0, new double[point.Length]);
        foreach (var (process, of) in terms)
        {
            var posterior = process.At(point);
            var (term, byMean, byVariance) = of(posterior);
            value += term;
            ScaledSum.Add(gradient, 1, process.Gradient(point, posterior, byMean, byVariance));
        }
        return (value, gradient);
    }
}
