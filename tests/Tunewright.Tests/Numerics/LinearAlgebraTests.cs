using CsCheck;

namespace Tunewright.Tests.Numerics;

public class LinearAlgebraTests
{
    private static readonly Gen<Matrix> Square = Gen.Int[1, 12].SelectMany(size => Rectangle(size, size));

    private static readonly Gen<Matrix> Symmetric = Square.Select(a => Sum(a, a.Transposed()));

    /// <summary>B·Bᵀ + I/10.</summary>
    private static readonly Gen<Matrix> PositiveDefinite = Square.Select(b =>
    {
        var a = b * b.Transposed();
        for (var i = 0; i < a.Rows; i++)
            a[i, i] += 0.1;
        return a;
    });

    [Fact]
    public void MultipliesRowsByColumns()
    {
        var product = new Matrix(2, 3, [1, 2, 3, 4, 5, 6]) * new Matrix(3, 1, [7, 8, 9]);

        Assert.Equal((2, 1), (product.Rows, product.Columns));
        Assert.Equal([50, 122], new[] { product[0, 0], product[1, 0] });
    }

    [Fact]
    public void AddsSubtractsAndScalesElementByElement()
    {
        var (a, b) = (new Matrix(1, 2, [1, -2]), new Matrix(1, 2, [3, 5]));

        AssertClose(new Matrix(1, 2, [4, 3]), a + b, tolerance: 0);
        AssertClose(new Matrix(1, 2, [-2, -7]), a - b, tolerance: 0);
        AssertClose(new Matrix(1, 2, [2, -4]), 2 * a, tolerance: 0);
        AssertClose(new Matrix(1, 2, [0.5, -1]), a / 2, tolerance: 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => a + b.Transposed());
    }

    [Fact]
    public void RefusesFactorsThatDoNotFit() => Assert.Throws<ArgumentOutOfRangeException>(() => new Matrix(2, 3) * new Matrix(2, 3));

    [Fact]
    public void TheTransposeOfAProductIsTheProductOfTransposesInReverse() =>
        Gen.Int[1, 6]
            .Array[3]
            .SelectMany(n => Gen.Select(Rectangle(n[0], n[1]), Rectangle(n[1], n[2])))
            .Sample((a, b) => AssertClose((a * b).Transposed(), b.Transposed() * a.Transposed()));

    [Fact]
    public void FactorisesAMatrixWhoseFactorIsKnown()
    {
        var factors = Cholesky.Of(new Matrix(3, 3, [4, 12, -16, 12, 37, -43, -16, -43, 98]))!;

        AssertClose(new Matrix(3, 3, [2, 0, 0, 6, 1, 0, -8, 5, 3]), factors.Lower);
        Assert.Equal(Math.Log(36), factors.LogDeterminant, 1e-14);
    }

    [Fact]
    public void LTimesItsTransposeIsTheMatrix() =>
        PositiveDefinite.Sample(a =>
        {
            var lower = Cholesky.Of(a.Copy())!.Lower;
            AssertClose(a, lower * lower.Transposed());
        });

    [Fact]
    public void ReadsOnlyTheLowerTriangle()
    {
        var whole = Cholesky.Of(new Matrix(2, 2, [4, 2, 2, 3]))!;
        var half = Cholesky.Of(new Matrix(2, 2, [4, double.NaN, 2, 3]))!;

        AssertClose(whole.Lower, half.Lower, tolerance: 0);
    }

    [Theory]
    [InlineData(2, 1)] // eigenvalues −1 and 3
    [InlineData(1, 1)] // singular
    [InlineData(double.NaN, 1)]
    public void RefusesAMatrixThatIsNotPositiveDefinite(double beside, double diagonal) =>
        Assert.Null(Cholesky.Of(new Matrix(2, 2, [diagonal, beside, beside, diagonal])));

    [Fact]
    public void SolvesEquations() =>
        PositiveDefinite
            .SelectMany(a => Gen.Select(Gen.Const(a), Rectangle(a.Rows, 1)))
            .Sample(
                (a, b) =>
                {
                    var factors = Cholesky.Of(a.Copy())!;
                    var right = b.Transposed().Row(0).ToArray();
                    AssertClose(b, a * Column(factors.Solve(right)), tolerance: 1e-9);
                    AssertClose(b, factors.Lower * Column(factors.SolveLower(right)), tolerance: 1e-9);
                    AssertClose(b, factors.Lower.Transposed() * Column(factors.SolveUpper(right)), tolerance: 1e-9);
                }
            );

    [Fact]
    public void TheInverseTimesTheMatrixIsTheIdentity() =>
        PositiveDefinite.Sample(a =>
        {
            var inverse = Cholesky.Of(a.Copy())!.LowerInverse();
            for (var row = 0; row < a.Rows; row++)
            {
                for (var column = row + 1; column < a.Rows; column++)
                    inverse[row, column] = inverse[column, row];
            }
            AssertClose(Matrix.Identity(a.Rows), inverse * a, tolerance: 1e-8);
        });

    [Fact]
    public void SolvesManyEquationsAtOnce() =>
        PositiveDefinite
            .SelectMany(a => Gen.Select(Gen.Const(a), Rectangle(a.Rows, Cholesky.Together)))
            .Sample(
                (a, b) =>
                {
                    var factors = Cholesky.Of(a)!;
                    var (solved, squares) = (b.Copy(), new double[Cholesky.Together]);
                    factors.SolveLower(solved, squares);
                    AssertClose(b, factors.Lower * solved, tolerance: 1e-9);
                    foreach (var (column, square) in squares.Index())
                        Assert.Equal(solved.Transposed().Row(column).ToArray().Sum(x => x * x), square, 1e-9 * (1 + square));
                }
            );

    [Fact]
    public void FindsTheEigenvaluesOfASmallMatrix()
    {
        var eigen = SymmetricEigen.Of(new Matrix(2, 2, [2, 1, 1, 2]));

        Assert.Equal([1, 3], eigen.Values, (x, y) => Math.Abs(x - y) < 1e-15);
        Assert.Equal(Math.Sqrt(0.5), Math.Abs(eigen.Vectors[0, 0]), 1e-15);
    }

    /// <summary>The second difference has the eigenvalues 2 − 2 cos(kπ / (n + 1)).</summary>
    [Fact]
    public void FindsTheEigenvaluesOfTheSecondDifference()
    {
        var a = new Matrix(40, 40);
        for (var i = 0; i < 40; i++)
        {
            a[i, i] = 2;
            if (i > 0)
                a[i, i - 1] = a[i - 1, i] = -1;
        }

        var values = SymmetricEigen.Of(a).Values;

        for (var k = 1; k <= 40; k++)
            Assert.Equal(2 - 2 * Math.Cos(k * Math.PI / 41), values[k - 1], 1e-13);
    }

    [Fact]
    public void VTimesDTimesItsTransposeIsTheMatrix() =>
        Symmetric.Sample(a =>
        {
            var (values, vectors) = SymmetricEigen.Of(a);
            var scaled = vectors.Copy();
            for (var row = 0; row < a.Rows; row++)
            {
                for (var column = 0; column < a.Rows; column++)
                    scaled[row, column] *= values[column];
            }

            AssertClose(a, scaled * vectors.Transposed());
            AssertClose(Matrix.Identity(a.Rows), vectors.Transposed() * vectors);
            Assert.Equal(values.Order(), values);
        });

    [Fact]
    public void DecomposesMatricesOfLowRank() =>
        Gen.Int[2, 9]
            .SelectMany(size => Rectangle(size, 1))
            .Sample(b =>
            {
                var values = SymmetricEigen.Of(b * b.Transposed()).Values;
                Assert.All(values[..^1], value => Assert.Equal(0, value, 1e-12));
                Assert.Equal((b.Transposed() * b)[0, 0], values[^1], 1e-12);
            });

    [Fact]
    public void LeavesADiagonalMatrixAsItIs()
    {
        var (values, vectors) = SymmetricEigen.Of(new Matrix(3, 3, [0, 0, 0, 0, 0, 0, 0, 0, 0]));

        Assert.Equal([0, 0, 0], values);
        AssertClose(Matrix.Identity(3), vectors, tolerance: 0);
    }

    [Fact]
    public void SaysThatNaNHasNoEigenvalues() =>
        Assert.Throws<ArithmeticException>(() => SymmetricEigen.Of(new Matrix(2, 2, [1, double.NaN, double.NaN, 1])));

    private static Gen<Matrix> Rectangle(int rows, int columns) =>
        Gen.Double[-1, 1].Array[rows * columns].Select(values => new Matrix(rows, columns, values));

    private static Matrix Column(double[] values) => new(values.Length, 1, values);

    private static Matrix Sum(Matrix a, Matrix b)
    {
        var sum = a.Copy();
        for (var row = 0; row < a.Rows; row++)
        {
            for (var column = 0; column < a.Columns; column++)
                sum[row, column] += b[row, column];
        }
        return sum;
    }

    private static void AssertClose(Matrix expected, Matrix actual, double tolerance = 1e-12)
    {
        Assert.Equal((expected.Rows, expected.Columns), (actual.Rows, actual.Columns));
        for (var row = 0; row < expected.Rows; row++)
        {
            for (var column = 0; column < expected.Columns; column++)
                Assert.Equal(expected[row, column], actual[row, column], tolerance);
        }
    }
}
