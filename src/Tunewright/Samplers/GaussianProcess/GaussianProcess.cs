namespace Tunewright;

/// <summary>
/// What observed values say of the values everywhere else: a normal distribution for each point. Rasmussen and Williams 2006, algorithm
/// 2.1.
/// </summary>
internal sealed class GaussianProcess
{
    private readonly double[][] _points;
    private readonly Cholesky _covariance;
    private readonly double[] _weights; // K⁻¹ y

    /// <summary>Learns values of mean 0.</summary>
    /// <param name="points">Distinct or equal points.</param>
    /// <param name="values">A value for each.</param>
    /// <param name="kernel">The covariance of values.</param>
    /// <param name="noise">The variance of an observation, above 0.</param>
    public GaussianProcess(double[][] points, double[] values, MaternKernel kernel, double noise)
    {
        (_points, Kernel, Noise) = (points, kernel, noise);
        _covariance = Decomposed(points, kernel, noise);
        _weights = _covariance.Solve(values);
    }

    /// <summary>The covariance of values.</summary>
    public MaternKernel Kernel { get; }

    /// <summary>The variance of an observation.</summary>
    public double Noise { get; }

    /// <summary>The mean and the variance of the value at a point, without an observation's noise.</summary>
    public (double Mean, double Variance) At(double[] point)
    {
        var covariances = Covariances(point);
        var parts = _covariance.SolveLower(covariances);
        return (DotProduct.Of(covariances, _weights), Math.Max(Kernel.Scale - DotProduct.Of(parts, parts), 1e-12));
    }

    /// <summary>The mean alone, which is quicker.</summary>
    public double MeanAt(double[] point) => DotProduct.Of(Covariances(point), _weights);

    /// <summary>
    /// With more points, whose values are taken as known: as their means are ("kriging believer", D. Ginsbourger, R. Le Riche,
    /// L. Carraro, "Kriging is well-suited to parallelize optimization", 2010).
    /// </summary>
    public GaussianProcess Believing(double[][] pending, double[] values) =>
        pending.Length == 0 ? this : new([.. _points, .. pending], [.. values, .. pending.Select(MeanAt)], Kernel, Noise);

    /// <summary>The decomposition of the observations' covariance; noise grows until rounding allows one.</summary>
    public static Cholesky Decomposed(double[][] points, MaternKernel kernel, double noise)
    {
        var matrix = new Matrix(points.Length, points.Length);
        for (var row = 0; row < points.Length; row++)
        {
            for (var column = 0; column < row; column++)
                matrix[row, column] = kernel.Of(points[row], points[column]);
        }
        for (; ; noise *= 10)
        {
            for (var i = 0; i < points.Length; i++)
                matrix[i, i] = kernel.Scale + noise;
            if (Cholesky.Of(matrix) is { } decomposed)
                return decomposed;
            if (!double.IsFinite(noise))
                throw new ArithmeticException("The covariance of the observations is not finite.");
        }
    }

    private double[] Covariances(double[] point) => Array.ConvertAll(_points, other => Kernel.Of(point, other));
}
