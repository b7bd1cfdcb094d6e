using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tunewright;

/// <summary>
/// The factorisation A = L·Lᵀ of a symmetric, positive definite matrix, with L lower triangular.
/// G. H. Golub, C. F. Van Loan, "Matrix computations", 4th edition, 2013, sections 4.2 and 3.1.
/// </summary>
internal sealed class Cholesky
{
    /// <summary>The number of right-hand sides that are solved at once.</summary>
    public const int Together = 32;

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

    /// <summary>Factorises a matrix in its place: of it only the diagonal and what lies below are read.</summary>
    /// <returns><see langword="null"/> if the matrix is not positive definite, as far as rounding can tell, or has a NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Cholesky? Of(Matrix a)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(a.Columns, a.Rows, nameof(a));
        for (var row = 0; row < a.Rows; row++)
        {
            var own = a.Row(row);
            for (var column = 0; column < row; column++)
                own[column] = (own[column] - DotProduct.Of(own[..column], a.Row(column))) / a[column, column];
            var square = own[row] - DotProduct.Of(own[..row], own);
            if (!(square > 0))
                return null;
            own[row] = Math.Sqrt(square);
            own[(row + 1)..].Clear();
        }
        return new(a);
    }

    /// <summary>The x with A·x = b.</summary>
    public double[] Solve(ReadOnlySpan<double> b) => SolveUpper(SolveLower(b));

    /// <summary>The x with L·x = b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double[] SolveLower(ReadOnlySpan<double> b)
    {
        var x = b.ToArray();
        for (var i = 0; i < x.Length; i++)
            x[i] = (x[i] - DotProduct.Of(x.AsSpan(0, i), Lower.Row(i))) / Lower[i, i];
        return x;
    }

    /// <summary>Puts the x with L·x = b in the place of b, for each of <see cref="Together"/> columns, in a fraction of the time.</summary>
    /// <param name="columns">A row for each of L's.</param>
    /// <param name="squares">The sum of each column's squares is put here.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void SolveLower(Matrix columns, Span<double> squares)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(columns.Columns, Together, nameof(columns));
        ArgumentOutOfRangeException.ThrowIfNotEqual(columns.Rows, Lower.Rows, nameof(columns));
        const int width = 8;
        ref var all = ref MemoryMarshal.GetReference(columns.Row(0));
        var (sum0, sum1, sum2, sum3) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
        for (var i = 0; i < columns.Rows; i++)
        {
            ref var row = ref Unsafe.Add(ref all, i * Together);
            var x0 = Vector512.LoadUnsafe(ref row);
            var x1 = Vector512.LoadUnsafe(ref row, width);
            var x2 = Vector512.LoadUnsafe(ref row, 2 * width);
            var x3 = Vector512.LoadUnsafe(ref row, 3 * width);
            var factors = Lower.Row(i);
            for (var k = 0; k < i; k++)
            {
                ref var solved = ref Unsafe.Add(ref all, k * Together);
                var factor = Vector512.Create(factors[k]);
                x0 -= factor * Vector512.LoadUnsafe(ref solved);
                x1 -= factor * Vector512.LoadUnsafe(ref solved, width);
                x2 -= factor * Vector512.LoadUnsafe(ref solved, 2 * width);
                x3 -= factor * Vector512.LoadUnsafe(ref solved, 3 * width);
            }
            var inverse = Vector512.Create(1 / factors[i]);
            (x0, x1, x2, x3) = (x0 * inverse, x1 * inverse, x2 * inverse, x3 * inverse);
            x0.StoreUnsafe(ref row);
            x1.StoreUnsafe(ref row, width);
            x2.StoreUnsafe(ref row, 2 * width);
            x3.StoreUnsafe(ref row, 3 * width);
            (sum0, sum1, sum2, sum3) = (sum0 + x0 * x0, sum1 + x1 * x1, sum2 + x2 * x2, sum3 + x3 * x3);
        }
        sum0.CopyTo(squares);
        sum1.CopyTo(squares[width..]);
        sum2.CopyTo(squares[(2 * width)..]);
        sum3.CopyTo(squares[(3 * width)..]);
    }

    /// <summary>The x with Lᵀ·x = b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    /// <summary>A⁻¹ = L⁻ᵀ·L⁻¹: its diagonal and what lies below. What lies above is not to be read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Matrix LowerInverse()
    {
        var n = Lower.Rows;
        var inverse = Lower.Copy();
        var factors = new double[n];
        for (var row = 0; row < n; row++)
        {
            // A row of L⁻¹ in place of one of L, from those above it.
            var sums = inverse.Row(row);
            sums[..row].CopyTo(factors);
            sums[..row].Clear();
            var pivot = 1 / sums[row];
            for (var k = 0; k < row; k++)
                ScaledSum.Add(sums, -factors[k] * pivot, inverse.Row(k)[..(k + 1)]);
            sums[row] = pivot;
        }
        for (var row = 0; row < n; row++)
        {
            // A row of the product in place of one of L⁻¹, from those below it.
            var sums = inverse.Row(row)[..(row + 1)];
            var own = sums[row];
            foreach (ref var sum in sums)
                sum *= own;
            for (var k = row + 1; k < n; k++)
                ScaledSum.Add(sums, inverse[k, row], inverse.Row(k)[..(row + 1)]);
        }
        return inverse;
    }
}
