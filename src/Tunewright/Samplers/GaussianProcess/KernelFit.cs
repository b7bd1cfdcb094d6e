using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tunewright;

/// <summary>
/// Chooses length scales, scale and noise by their likelihood and a prior: the logarithms' derivatives are those of Rasmussen and Williams
/// 2006, equation 5.9; the priors are those of Optuna 5, which keep length scales near the width of the space.
/// </summary>
/// <param name="Logarithms">The numbers that were chosen, as logarithms.</param>
/// <param name="Kernel">The kernel.</param>
/// <param name="Noise">The variance of an observation.</param>
/// <param name="Loss">Minus the logarithm of likelihood and prior.</param>
internal sealed record KernelFit(double[] Logarithms, MaternKernel Kernel, double Noise, double Loss)
{
    /// <summary>A deviation of 1/10,000 of that of all values: the last trials of a search differ by less than Optuna's 1/1,000.</summary>
    private const double MinNoise = 1e-8;
    private const double LargestLogarithm = 20;

    /// <summary>The kernel and the noise with the smallest loss that was found.</summary>
    /// <param name="points">At least one point.</param>
    /// <param name="values">Values of mean 0 and variance 1.</param>
    /// <param name="isCategory">Which coordinates are categories.</param>
    /// <param name="deterministic">Whether values have no noise.</param>
    /// <param name="iterations">How long to look.</param>
    /// <param name="near">Where to begin if that is likelier than the usual: what fewer values have said.</param>
    public static KernelFit Of(
        double[][] points,
        double[] values,
        bool[] isCategory,
        bool deterministic,
        int iterations = 40,
        KernelFit? near = null
    )
    {
        (double Value, double[] Gradient) At(double[] logarithms) => LossAt(points, values, isCategory, deterministic, logarithms);
        var start = new double[isCategory.Length + (deterministic ? 1 : 2)];
        if (!deterministic)
            start[^1] = Math.Log(0.02);
        if (near is not null && At(near.Logarithms).Value < At(start).Value)
            start = near.Logarithms;
        // A step of 2 is a factor of e². Within bounds the others go on when one, often the noise, has reached its own.
        var (best, loss) = Lbfgs.Minimize(At, start, iterations, longest: 2, bounds: (-LargestLogarithm, LargestLogarithm));
        var (kernel, noise) = Read(best, isCategory, deterministic);
        return new(best, kernel, noise, loss);
    }

    /// <summary>The kernel and the noise that logarithms stand for.</summary>
    public static (MaternKernel Kernel, double Noise) Read(double[] logarithms, bool[] isCategory, bool deterministic)
    {
        var n = isCategory.Length;
        var weights = logarithms.Take(n).Select(Math.Exp).ToArray();
        return (new(weights, Math.Exp(logarithms[n]), isCategory), MinNoise + (deterministic ? 0 : Math.Exp(logarithms[n + 1])));
    }

    /// <summary>Minus the logarithm of likelihood and prior, and its gradient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (double Value, double[] Gradient) LossAt(
        double[][] points,
        double[] values,
        bool[] isCategory,
        bool deterministic,
        double[] logarithms
    )
    {
        var gradient = new double[logarithms.Length];
        var (kernel, noise) = Read(logarithms, isCategory, deterministic);
        var columns = new PointColumns(points, isCategory);
        var covariance = GaussianProcess.Decomposed(points, columns, kernel, noise);
        var alpha = covariance.Solve(values);
        var inverse = covariance.LowerInverse();
        var (n, d) = (points.Length, isCategory.Length);
        var loss = 0.5 * (DotProduct.Of(values, alpha) + covariance.LogDeterminant) + n * Gaussian.LogSqrtTwoPi;

        // ∂loss/∂K, by which all other derivatives are chained: a row below the diagonal at a time, filled up with zeros.
        var chained = new double[columns.PaddedCount];
        var (trace, scaleSum, weightSums) = (0.0, Vector<double>.Zero, new Vector<double>[d]);
        for (var i = 0; i < n; i++)
        {
            trace += 0.5 * (inverse[i, i] - alpha[i] * alpha[i]);
            inverse.Row(i)[..i].CopyTo(chained);
            ScaledSum.Add(chained, -alpha[i], alpha.AsSpan(0, i));
            for (var first = 0; first < i; first += Vector<double>.Count)
            {
                var distances = columns.SquaredDistances(points[i], kernel.Weights, first);
                var both = new Vector<double>(chained, first);
                scaleSum += both * MaternKernel.Shape(distances);
                var slope = both * MaternKernel.Slope(distances);
                for (var k = 0; k < d; k++)
                {
                    var difference = columns.Differences(points[i], k, first);
                    weightSums[k] += slope * difference * difference;
                }
            }
        }
        gradient[d] = kernel.Scale * (trace + Vector.Sum(scaleSum));
        for (var k = 0; k < d; k++)
            gradient[k] = kernel.Scale * kernel.Weights[k] * Vector.Sum(weightSums[k]);

        for (var k = 0; k < d; k++)
        {
            loss += 0.1 / kernel.Weights[k] + 0.1 * kernel.Weights[k];
            gradient[k] += 0.1 * kernel.Weights[k] - 0.1 / kernel.Weights[k];
        }
        loss -= logarithms[d] - kernel.Scale; // Gamma(2, 1)
        gradient[d] -= 1 - kernel.Scale;
        if (!deterministic)
        {
            loss -= 0.1 * Math.Log(noise) - 30 * noise; // Gamma(1.1, 30)
            gradient[d + 1] = (trace - 0.1 / noise + 30) * Math.Exp(logarithms[d + 1]);
        }
        return (loss, gradient);
    }
}
