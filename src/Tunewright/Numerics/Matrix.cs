namespace Tunewright;

/// <summary>A dense matrix of doubles, stored row by row. The same operations give the same bits on every machine.</summary>
/// <param name="rows">The number of rows, at least 0.</param>
/// <param name="columns">The number of columns, at least 0.</param>
internal sealed class Matrix(int rows, int columns)
{
    private readonly double[] _values = new double[rows * columns];

    public Matrix(int rows, int columns, ReadOnlySpan<double> values)
        : this(rows, columns)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, rows * columns, nameof(values));
        values.CopyTo(_values);
    }

    public int Rows => rows;

    public int Columns => columns;

    public ref double this[int row, int column] => ref Row(row)[column];

    /// <summary>All elements, row by row.</summary>
    public ReadOnlySpan<double> Values => _values;

    public Span<double> Row(int row) => _values.AsSpan(row * columns, columns);

    /// <summary>Ones on the diagonal, zeros elsewhere.</summary>
    public static Matrix Identity(int size)
    {
        var identity = new Matrix(size, size);
        for (var i = 0; i < size; i++)
            identity[i, i] = 1;
        return identity;
    }

    public Matrix Copy() => new(rows, columns, _values);

    public Matrix Transposed()
    {
        var transposed = new Matrix(columns, rows);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
                transposed[column, row] = this[row, column];
        }
        return transposed;
    }

    /// <summary>(A + Aᵀ) / 2: what rounding has made unequal is equal again.</summary>
    public Matrix Symmetric() => (this + Transposed()) / 2;

    /// <summary>The product A·B; a vector is a matrix of one column.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A does not have as many columns as B has rows.</exception>
    public static Matrix operator *(Matrix a, Matrix b)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(b.Rows, a.Columns, nameof(b));
        var product = new Matrix(a.Rows, b.Columns);
        for (var row = 0; row < a.Rows; row++)
        {
            var sums = product.Row(row);
            for (var k = 0; k < a.Columns; k++)
            {
                var factor = a[row, k];
                var terms = b.Row(k);
                for (var column = 0; column < sums.Length; column++)
                    sums[column] += factor * terms[column];
            }
        }
        return product;
    }

    public static Matrix operator *(double factor, Matrix a) => a.Each(x => factor * x);

    public static Matrix operator /(Matrix a, double divisor) => a.Each(x => x / divisor);

    /// <exception cref="ArgumentOutOfRangeException">The matrices have different sizes.</exception>
    public static Matrix operator +(Matrix a, Matrix b) => a.Each(b, (x, y) => x + y);

    /// <exception cref="ArgumentOutOfRangeException">The matrices have different sizes.</exception>
    public static Matrix operator -(Matrix a, Matrix b) => a.Each(b, (x, y) => x - y);

    private Matrix Each(Func<double, double> function) => new(rows, columns, Array.ConvertAll(_values, x => function(x)));

    private Matrix Each(Matrix other, Func<double, double, double> function)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual((other.Rows, other.Columns), (rows, columns), nameof(other));
        return new(rows, columns, [.. _values.Zip(other._values, function)]);
    }
}
