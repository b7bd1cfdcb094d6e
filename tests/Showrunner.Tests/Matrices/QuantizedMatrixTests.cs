using CsCheck;

namespace Showrunner.Tests;

public unsafe class QuantizedMatrixTests
{
    private const int Rows = 64;

    [Fact]
    public void MultipliesAsItsRoundedWeightsDo() =>
        Gen.Int[1, 300]
            .SelectMany(columns =>
                Gen.Int[1, 150]
                    .SelectMany(rows =>
                        Gen.Select(
                            Gen.Const((rows, columns)),
                            Gen.Float[-2, 2].Array[rows * columns],
                            Gen.Int[1, 9].SelectMany(count => Gen.Float[-1, 1].Array[count * columns])
                        )
                    )
            )
            .Sample(
                (size, weights, x) =>
                {
                    var ((rows, columns), count) = (size, x.Length / size.columns);
                    var matrix = Matrix(rows, columns, weights);
                    var y = Enumerable.Repeat(1f, count * matrix.PaddedRows).ToArray();
                    var row = new float[columns];

                    matrix.AddProducts(x, count, y, matrix.PaddedRows, 0, matrix.Panels);

                    for (var r = 0; r < rows; r++)
                    {
                        matrix.CopyRow(r, row);
                        var given = weights.AsSpan(r * columns, columns).ToArray();
                        var half = Math.Max(given.Max(Math.Abs) / 127 * 0.5001, 2e-36); // rows of subnormal numbers become zero
                        Assert.All(given.Zip(row), pair => Assert.Equal(pair.First, pair.Second, half));
                        for (var i = 0; i < count; i++)
                        {
                            Assert.Equal(
                                1 + row.Zip(x.Skip(i * columns), (a, b) => (double)a * b).Sum(),
                                y[(i * matrix.PaddedRows) + r],
                                1e-3
                            );
                        }
                    }
                },
                iter: 30
            );

    [Fact]
    public void NeverOverflows()
    {
        const int columns = 4096;
        var matrix = Matrix(1, columns, [.. Enumerable.Repeat(1e6f, columns)]);
        var y = new float[matrix.PaddedRows];

        matrix.AddProducts(Enumerable.Repeat(-3f, columns).ToArray(), 1, y, y.Length, 0, 1);

        Assert.Equal(-3e6 * columns, y[0], 1e6);
    }

    [Fact]
    public void LeavesNothingOfRowsAndVectorsOfZeros()
    {
        var matrix = Matrix(2, 3, [0, 0, 0, 1, 2, 3]);
        var y = new float[matrix.PaddedRows];

        matrix.AddProducts([1, 1, 1, 0, 0, 0], 1, y, y.Length, 0, 1);
        Assert.Equal([0, 6], y[..2].Select(value => MathF.Round(value, 2)));

        matrix.AddProducts([1e-43f, 0, -1e-41f], 1, y, y.Length, 0, 1);
        Assert.Equal([0, 6], y[..2].Select(value => MathF.Round(value, 2)));
    }

    [Fact]
    public void SumsAreExactInEveryWidth() =>
        Gen.Int[1, 70]
            .SelectMany(pairs => Gen.Select(Gen.SByte[-127, 127].Array[pairs * 2 * Rows], Gen.Short[-32767, 32767].Array[6 * 2 * pairs]))
            .Sample(
                (panel, x) =>
                {
                    var pairs = panel.Length / Rows / 2;
                    var expected = Enumerable
                        .Range(0, 6)
                        .SelectMany(vector =>
                            Enumerable
                                .Range(0, Rows)
                                .Select(row =>
                                    Enumerable
                                        .Range(0, 2 * pairs)
                                        .Sum(column =>
                                            panel[(column / 2 * 2 * Rows) + (2 * row) + (column % 2)] * x[(vector * 2 * pairs) + column]
                                        )
                                )
                        )
                        .ToArray();

                    if (System.Runtime.Intrinsics.X86.Avx512BW.IsSupported)
                        Check<Int16Pairs512>();
                    if (System.Runtime.Intrinsics.X86.Avx2.IsSupported)
                        Check<Int16Pairs256>();
                    Check<Int16Pairs128>();

                    void Check<TPairs>()
                        where TPairs : struct, IInt16PairRegister<TPairs>
                    {
                        var (one, six) = (new int[6 * Rows], new int[6 * Rows]);
                        fixed (sbyte* p = panel)
                        fixed (short* px = x)
                        fixed (
                            int* p1 = one,
                                p6 = six
                        )
                        {
                            for (var i = 0; i < 6; i++)
                                QuantizedKernels<TPairs>.Multiply(p, pairs, (int*)(px + (i * 2 * pairs)), p1 + (i * Rows));
                            QuantizedKernels<TPairs>.MultiplySix(p, pairs, (int*)px, p6);
                        }
                        Assert.Equal(expected, one);
                        Assert.Equal(expected, six);
                    }
                },
                iter: 30
            );

    private static QuantizedMatrix Matrix(int rows, int columns, float[] weights)
    {
        var matrix = new QuantizedMatrix(rows, columns);
        matrix.SetRows(0, weights.AsSpan(0, columns)); // in two pieces
        matrix.SetRows(1, weights.AsSpan(columns));
        return matrix;
    }
}
