using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tunewright;

/// <summary>
/// What observed values say of the values everywhere else: a normal distribution for each point. Rasmussen and Williams 2006, algorithm
/// 2.1.
/// </summary>
internal sealed class GaussianProcess
{
    private readonly double[][] _points;
    private readonly PointColumns _columns;
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
        _columns = new PointColumns(points, kernel.IsCategory);
        _covariance = Decomposed(points, _columns, kernel, noise);
        _weights = _covariance.Solve(values);
    }

    /// <summary>The covariance of values.</summary>
    public MaternKernel Kernel { get; }

    /// <summary>The variance of an observation.</summary>
    public double Noise { get; }

    /// <summary>The value at a point, without an observation's noise.</summary>
    public Posterior At(double[] point)
    {
        var covariances = Covariances(point);
        var parts = _covariance.SolveLower(covariances);
        return new(DotProduct.Of(covariances, _weights), Variance(DotProduct.Of(parts, parts))) { Parts = parts };
    }

    /// <summary>The values at many points, each by itself, in a fraction of the time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Posterior[] At(double[][] points)
    {
        var posteriors = new Posterior[points.Length];
        var covariances = new Matrix(_points.Length, Cholesky.Together);
        var (means, squares) = (new double[Cholesky.Together], new double[Cholesky.Together]);
        for (var first = 0; first < points.Length; first += Cholesky.Together)
        {
            var count = Math.Min(Cholesky.Together, points.Length - first);
            var columns = new PointColumns(points.AsSpan(first, count), Kernel.IsCategory);
            means.AsSpan().Clear();
            squares.AsSpan().Clear();
            for (var i = 0; i < _points.Length; i++)
            {
                Kernel.Covariances(_points[i], columns, covariances.Row(i));
                ScaledSum.Add(means, _weights[i], covariances.Row(i));
            }
            _covariance.SolveLower(covariances, squares);
            for (var c = 0; c < count; c++)
                posteriors[first + c] = new(means[c], Variance(squares[c]));
        }
        return posteriors;
    }

    /// <summary>How a function of the mean and the variance changes with each number of a point; 0 for categories.</summary>
    /// <param name="point">The point.</param>
    /// <param name="posterior">What <see cref="At(double[])"/> says of it.</param>
    /// <param name="byMean">The function's derivative by the mean.</param>
    /// <param name="byVariance">Its derivative by the variance.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double[] Gradient(double[] point, Posterior posterior, double byMean, double byVariance)
    {
        var solved = _covariance.SolveUpper(posterior.Parts);
        var factors = new double[_columns.PaddedCount];
        for (var i = 0; i < _points.Length; i++)
            factors[i] = byMean * _weights[i] - 2 * byVariance * solved[i];
        var sums = new Vector<double>[point.Length];
        for (var i = 0; i < factors.Length; i += Vector<double>.Count)
        {
            var slopes = MaternKernel.Slope(_columns.SquaredDistances(point, Kernel.Weights, i)) * new Vector<double>(factors, i);
            for (var k = 0; k < sums.Length; k++)
                sums[k] += slopes * _columns.Differences(point, k, i);
        }
        return [.. sums.Select((sum, k) => Kernel.IsCategory[k] ? 0 : 2 * Kernel.Scale * Kernel.Weights[k] * Vector.Sum(sum))];
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Cholesky Decomposed(double[][] points, PointColumns columns, MaternKernel kernel, double noise)
    {
        var row = new double[columns.PaddedCount];
        for (; ; noise *= 10)
        {
            var matrix = new Matrix(points.Length, points.Length);
            for (var i = 0; i < points.Length; i++)
            {
                kernel.Covariances(points[i], columns, row);
                row.AsSpan(0, i).CopyTo(matrix.Row(i));
                matrix[i, i] = kernel.Scale + noise;
            }
            if (Cholesky.Of(matrix) is { } decomposed)
                return decomposed;
            if (!double.IsFinite(noise))
                throw new ArithmeticException("The covariance of the observations is not finite.");
        }
    }

    private double Variance(double explained) => Math.Max(Kernel.Scale - explained, 1e-12);

    private Span<double> Covariances(double[] point)
    {
        var covariances = new double[_columns.PaddedCount];
        Kernel.Covariances(point, _columns, covariances);
        return covariances.AsSpan(0, _points.Length);
    }
}
