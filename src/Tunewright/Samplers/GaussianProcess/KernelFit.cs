namespace Tunewright;

/// <summary>
/// Chooses length scales, scale and noise by their likelihood and a prior: the logarithms' derivatives are those of Rasmussen and Williams
/// 2006, equation 5.9; the priors are those of Optuna 5, which keep length scales near the width of the space.
/// </summary>
internal static class KernelFit
{
    private const double MinNoise = 1e-6;
    private const double LargestLogarithm = 12;

    /// <summary>The kernel, the noise and the <see cref="Loss"/> that they have.</summary>
    /// <param name="points">At least one point.</param>
    /// <param name="values">Values of mean 0 and variance 1.</param>
    /// <param name="isCategory">Which coordinates are categories.</param>
    /// <param name="deterministic">Whether values have no noise.</param>
    /// <param name="iterations">How long to look.</param>
    public static (MaternKernel Kernel, double Noise, double Loss) Of(
        double[][] points,
        double[] values,
        bool[] isCategory,
        bool deterministic,
        int iterations = 40
    )
    {
        var start = new double[isCategory.Length + (deterministic ? 1 : 2)];
        if (!deterministic)
            start[^1] = Math.Log(0.02);
        var (best, loss) = Lbfgs.Minimize(logarithms => Loss(points, values, isCategory, deterministic, logarithms), start, iterations);
        var (kernel, noise) = Read(best, isCategory, deterministic);
        return (kernel, noise, loss);
    }

    /// <summary>The kernel and the noise that logarithms stand for.</summary>
    public static (MaternKernel Kernel, double Noise) Read(double[] logarithms, bool[] isCategory, bool deterministic)
    {
        var n = isCategory.Length;
        var weights = logarithms.Take(n).Select(Math.Exp).ToArray();
        return (new(weights, Math.Exp(logarithms[n]), isCategory), MinNoise + (deterministic ? 0 : Math.Exp(logarithms[n + 1])));
    }

    /// <summary>Minus the logarithm of likelihood and prior, and its gradient.</summary>
    public static (double Value, double[] Gradient) Loss(
        double[][] points,
        double[] values,
        bool[] isCategory,
        bool deterministic,
        double[] logarithms
    )
    {
        var gradient = new double[logarithms.Length];
        if (logarithms.Any(x => !(Math.Abs(x) < LargestLogarithm)))
            return (double.PositiveInfinity, gradient);
        var (kernel, noise) = Read(logarithms, isCategory, deterministic);
        var covariance = GaussianProcess.Decomposed(points, kernel, noise);
        var alpha = covariance.Solve(values);
        var inverse = covariance.Inverse();
        var (n, d) = (points.Length, isCategory.Length);
        var loss = 0.5 * (DotProduct.Of(values, alpha) + covariance.LogDeterminant) + n * Gaussian.LogSqrtTwoPi;

        var trace = 0.0;
        for (var i = 0; i < n; i++)
        {
            // ∂loss/∂K, by which all other derivatives are chained.
            var own = 0.5 * (inverse[i, i] - alpha[i] * alpha[i]);
            trace += own;
            gradient[d] += own * kernel.Scale;
            for (var j = 0; j < i; j++)
            {
                var both = inverse[i, j] - alpha[i] * alpha[j];
                var distance = kernel.SquaredDistance(points[i], points[j]);
                gradient[d] += both * kernel.Scale * MaternKernel.Shape(distance);
                var slope = both * kernel.Scale * MaternKernel.Slope(distance);
                for (var k = 0; k < d; k++)
                    gradient[k] += slope * kernel.Weights[k] * MaternKernel.SquaredDifference(points[i][k], points[j][k], isCategory[k]);
            }
        }

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
