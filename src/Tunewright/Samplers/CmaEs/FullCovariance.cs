namespace Tunewright;

/// <summary>A covariance of all pairs of parameters.</summary>
internal sealed class FullCovariance : ICovariance
{
    /// <summary>What rounding has taken below 0.</summary>
    private const double Smallest = 1e-8;

    private readonly SymmetricEigen _eigen;
    private readonly double[] _lengths;
    private Matrix? _root;
    private Matrix? _inverseRoot;

    /// <summary>Decomposes a symmetric, finite matrix.</summary>
    public FullCovariance(Matrix matrix)
    {
        _eigen = SymmetricEigen.Of(matrix);
        _lengths = Array.ConvertAll(_eigen.Values, value => Math.Sqrt(value > 1e-40 ? value : Smallest));
        Matrix = matrix;
        if (_eigen.Values[0] <= 1e-40)
            Matrix = Compose(length => length * length);
    }

    /// <summary>C.</summary>
    public Matrix Matrix { get; }

    /// <inheritdoc/>
    public IReadOnlyList<double> Lengths => _lengths;

    /// <inheritdoc/>
    public double Variance(int parameter) => Matrix[parameter, parameter];

    /// <inheritdoc/>
    public double[] Root(double[] z) => Times(_root ??= Compose(length => length), z);

    /// <inheritdoc/>
    public double[] InverseRoot(double[] y) => Times(_inverseRoot ??= Compose(length => 1 / length), y);

    /// <inheritdoc/>
    public double[] Axis(int index)
    {
        var axis = new double[_lengths.Length];
        for (var i = 0; i < axis.Length; i++)
            axis[i] = _eigen.Vectors[i, index];
        return axis;
    }

    /// <summary>C^-½.</summary>
    public Matrix InverseRoot() => Compose(length => 1 / length);

    /// <inheritdoc/>
    public ICovariance Plus(double keep, IEnumerable<(double Weight, double[] Vector)> terms)
    {
        var n = _lengths.Length;
        var sum = keep * Matrix;
        foreach (var (weight, vector) in terms)
        {
            for (var row = 0; row < n; row++)
            {
                var factor = weight * vector[row];
                var sums = sum.Row(row);
                for (var column = 0; column < n; column++)
                    sums[column] += factor * vector[column];
            }
        }
        return new FullCovariance(sum.Symmetric());
    }

    private static double[] Times(Matrix matrix, double[] vector)
    {
        var product = new double[vector.Length];
        for (var row = 0; row < product.Length; row++)
            product[row] = DotProduct.Of(matrix.Row(row), vector);
        return product;
    }

    private Matrix Compose(Func<double, double> function)
    {
        var n = _lengths.Length;
        var scaled = new Matrix(n, n);
        for (var row = 0; row < n; row++)
        {
            for (var k = 0; k < n; k++)
                scaled[row, k] = _eigen.Vectors[row, k] * function(_lengths[k]);
        }
        return scaled * _eigen.Vectors.Transposed();
    }
}
