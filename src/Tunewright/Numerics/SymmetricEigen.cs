namespace Tunewright;

/// <summary>
/// The decomposition A = V·D·Vᵀ of a symmetric matrix, by Jacobi's rotations in cyclic order: for some hundred rows it is as
/// good as reduction to a tridiagonal matrix, and much shorter.
/// G. H. Golub, C. F. Van Loan, "Matrix computations", 4th edition, 2013, section 8.5.
/// </summary>
/// <param name="Values">The eigenvalues, smallest first: the diagonal of D.</param>
/// <param name="Vectors">V: its columns are eigenvectors of length 1, orthogonal to each other.</param>
internal sealed record SymmetricEigen(double[] Values, Matrix Vectors)
{
    /// <summary>Far below rounding, which quadratic convergence reaches all the same.</summary>
    private const double Negligible = 1e-18;

    /// <summary>Convergence takes about ten.</summary>
    private const int MaxSweeps = 60;

    /// <summary>Decomposes a symmetric, finite matrix.</summary>
    /// <exception cref="ArithmeticException">An element is NaN or infinite, or the matrix is far from symmetric.</exception>
    public static SymmetricEigen Of(Matrix a)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(a.Columns, a.Rows, nameof(a));
        var rest = a.Copy();
        var vectors = Matrix.Identity(a.Rows);
        var tolerance = Negligible * Norm(a);
        for (var sweep = 0; !Sweep(rest, vectors, tolerance); sweep++)
        {
            if (sweep == MaxSweeps)
                throw new ArithmeticException("The eigenvalues do not converge: the matrix is not finite and symmetric.");
        }

        var values = new double[a.Rows];
        for (var i = 0; i < values.Length; i++)
            values[i] = rest[i, i];
        var order = Enumerable.Range(0, values.Length).OrderBy(i => values[i]).ToArray();
        var sorted = new Matrix(a.Rows, a.Rows);
        for (var row = 0; row < a.Rows; row++)
        {
            for (var column = 0; column < order.Length; column++)
                sorted[row, column] = vectors[row, order[column]];
        }
        return new([.. order.Select(i => values[i])], sorted);
    }

    /// <summary>Makes each element above the diagonal 0 once; later rotations undo that in part.</summary>
    /// <returns>Whether the matrix was diagonal before.</returns>
    private static bool Sweep(Matrix a, Matrix vectors, double tolerance)
    {
        var isDiagonal = true;
        for (var p = 0; p < a.Rows; p++)
        {
            for (var q = p + 1; q < a.Rows; q++)
            {
                if (Math.Abs(a[p, q]) <= tolerance)
                    continue;
                isDiagonal = false;
                // The smaller of the two angles: its tangent t solves t² + 2τt − 1 = 0.
                var tau = (a[q, q] - a[p, p]) / (2 * a[p, q]);
                var tangent = Math.CopySign(1, tau) / (Math.Abs(tau) + Math.Sqrt(1 + tau * tau));
                var cosine = 1 / Math.Sqrt(1 + tangent * tangent);
                Rotate(a, vectors, p, q, cosine, cosine * tangent);
            }
        }
        return isDiagonal;
    }

    /// <summary>A ← Jᵀ·A·J and V ← V·J, where J rotates axes p and q.</summary>
    private static void Rotate(Matrix a, Matrix vectors, int p, int q, double cosine, double sine)
    {
        for (var row = 0; row < a.Rows; row++)
        {
            Turn(ref a[row, p], ref a[row, q], cosine, sine);
            Turn(ref vectors[row, p], ref vectors[row, q], cosine, sine);
        }
        for (var column = 0; column < a.Rows; column++)
            Turn(ref a[p, column], ref a[q, column], cosine, sine);
        (a[p, q], a[q, p]) = (0, 0);
    }

    private static void Turn(ref double x, ref double y, double cosine, double sine) =>
        (x, y) = (cosine * x - sine * y, sine * x + cosine * y);

    private static double Norm(Matrix a)
    {
        var sum = 0.0;
        for (var row = 0; row < a.Rows; row++)
        {
            foreach (var value in a.Row(row))
                sum += value * value;
        }
        return Math.Sqrt(sum);
    }
}
