namespace Tunewright;

/// <summary>
/// The factorisation A = L·Lᵀ of a symmetric, positive definite matrix, with L lower triangular.
/// G. H. Golub, C. F. Van Loan, "Matrix computations", 4th edition, 2013, sections 4.2 and 3.1.
/// </summary>
internal sealed class Cholesky
{
    private Cholesky(Matrix lower) => Lower = lower;

    /// <summary>L, with zeros above its diagonal.</summary>
    public Matrix Lower { get; }

    /// <summary>The logarithm of A's determinant.</summary>
    public double LogDeterminant
    {
        get
        {
            var sum = 0.0;
            for (var i = 0; i < Lower.Rows; i++)
                sum += Math.Log(Lower[i, i]);
            return 2 * sum;
        }
    }

    /// <summary>Factorises a matrix of which only the diagonal and what lies below are read.</summary>
    /// <returns><see langword="null"/> if the matrix is not positive definite, as far as rounding can tell, or has a NaN.</returns>
    public static Cholesky? Of(Matrix a)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(a.Columns, a.Rows, nameof(a));
        var lower = new Matrix(a.Rows, a.Rows);
        for (var row = 0; row < a.Rows; row++)
        {
            for (var column = 0; column < row; column++)
                lower[row, column] = (a[row, column] - DotProduct.Of(lower.Row(row)[..column], lower.Row(column))) / lower[column, column];
            var square = a[row, row] - DotProduct.Of(lower.Row(row)[..row], lower.Row(row));
            if (!(square > 0))
                return null;
            lower[row, row] = Math.Sqrt(square);
        }
        return new(lower);
    }

    /// <summary>The x with A·x = b.</summary>
    public double[] Solve(ReadOnlySpan<double> b) => SolveUpper(SolveLower(b));

    /// <summary>The x with L·x = b.</summary>
    public double[] SolveLower(ReadOnlySpan<double> b)
    {
        var x = b.ToArray();
        for (var i = 0; i < x.Length; i++)
            x[i] = (x[i] - DotProduct.Of(x.AsSpan(0, i), Lower.Row(i))) / Lower[i, i];
        return x;
    }

    /// <summary>The x with Lᵀ·x = b.</summary>
    public double[] SolveUpper(ReadOnlySpan<double> b)
    {
        var x = b.ToArray();
        for (var i = x.Length - 1; i >= 0; i--)
        {
            x[i] /= Lower[i, i];
            ScaledSum.Add(x, -x[i], Lower.Row(i)[..i]);
        }
        return x;
    }

    /// <summary>A⁻¹ = L⁻ᵀ·L⁻¹.</summary>
    public Matrix Inverse()
    {
        var n = Lower.Rows;
        var inverseLower = new Matrix(n, n);
        for (var row = 0; row < n; row++)
        {
            var sums = inverseLower.Row(row);
            for (var k = 0; k < row; k++)
                ScaledSum.Add(sums, -Lower[row, k], inverseLower.Row(k)[..(k + 1)]);
            for (var column = 0; column < row; column++)
                sums[column] /= Lower[row, row];
            sums[row] = 1 / Lower[row, row];
        }

        var inverse = new Matrix(n, n);
        for (var k = 0; k < n; k++)
        {
            var factors = inverseLower.Row(k);
            for (var row = 0; row <= k; row++)
                ScaledSum.Add(inverse.Row(row), factors[row], factors[..(row + 1)]);
        }
        for (var row = 0; row < n; row++)
        {
            for (var column = row + 1; column < n; column++)
                inverse[row, column] = inverse[column, row];
        }
        return inverse;
    }
}
