using CsCheck;

namespace Showrunner.Tests;

/// <summary>Both widths, whichever this machine would choose.</summary>
public unsafe class FloatKernelsTests
{
    private const int Rows = 64;
    private const int Stride = 70;

    [Fact]
    public void MultiplyWithWideLanes() => Multiplies<Floats512>();

    [Fact]
    public void MultiplyWithUsualLanes() => Multiplies<NativeFloats>();

    private static void Multiplies<TFloats>()
        where TFloats : struct, IFloatRegister<TFloats> =>
        Gen.Int[1, 70]
            .SelectMany(columns =>
                Gen.Select(Gen.Float[-1, 1].Array[columns * Rows], Gen.Float[-1, 1].Array[6 * columns], Gen.Float[-1, 1].Array[6 * Stride])
            )
            .Sample(
                (panel, x, start) =>
                {
                    var columns = panel.Length / Rows;
                    var (one, six) = (start.ToArray(), start.ToArray());

                    fixed (
                        float* p = panel,
                            px = x,
                            p1 = one,
                            p6 = six
                    )
                    {
                        for (var i = 0; i < 6; i++)
                            FloatKernels<TFloats>.AddProduct(p, columns, px + (i * columns), p1 + (i * Stride));
                        FloatKernels<TFloats>.AddSixProducts(p, columns, px, p6, Stride);
                    }

                    Assert.Equal(one, six); // the same bits
                    for (var i = 0; i < one.Length; i++)
                    {
                        var (vector, row) = (i / Stride, i % Stride);
                        var sum =
                            row >= Rows
                                ? 0
                                : Enumerable
                                    .Range(0, columns)
                                    .Sum(column => (double)panel[(column * Rows) + row] * x[(vector * columns) + column]);
                        Assert.Equal(start[i] + sum, one[i], 1e-4);
                    }
                },
                iter: 50
            );
}
