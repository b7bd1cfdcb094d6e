namespace Tunewright;

/// <summary>A covariance of parameters that do not depend on each other.</summary>
internal sealed class DiagonalCovariance(double[] variances) : ICovariance
{
    private readonly double[] _lengths = Array.ConvertAll(variances, value => Math.Sqrt(value > 1e-40 ? value : 1e-8));

    /// <inheritdoc/>
    public IReadOnlyList<double> Lengths => _lengths;

    /// <inheritdoc/>
    public double Variance(int parameter) => variances[parameter];

    /// <inheritdoc/>
    public double[] Root(double[] z) => [.. z.Select((value, i) => value * _lengths[i])];

    /// <inheritdoc/>
    public double[] InverseRoot(double[] y) => [.. y.Select((value, i) => value / _lengths[i])];

    /// <inheritdoc/>
    public double[] Axis(int index)
    {
        var axis = new double[variances.Length];
        axis[index] = 1;
        return axis;
    }

    /// <inheritdoc/>
    public ICovariance Plus(double keep, IEnumerable<(double Weight, double[] Vector)> terms)
    {
        var sum = Array.ConvertAll(variances, value => keep * value);
        foreach (var (weight, vector) in terms)
        {
            for (var i = 0; i < sum.Length; i++)
                sum[i] += weight * vector[i] * vector[i];
        }
        return new DiagonalCovariance(sum);
    }
}
