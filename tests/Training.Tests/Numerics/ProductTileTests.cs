using CsCheck;
using Showrunner.Training;

namespace Training.Tests;

/// <summary>Both sizes of vectors, whichever of them this machine has: the others are .NET's in software.</summary>
public sealed unsafe class ProductTileTests
{
    private static readonly Gen<(int Rows, int Depth, bool IsTransposed, uint Seed)> Cases =
        from rows in Gen.Int[1, 6]
        from depth in Gen.Int[0, 70]
        from isTransposed in Gen.Bool
        from seed in Gen.UInt
        select (rows, depth, isTransposed, seed);

    [Fact]
    public void AddsTheSameAsANaiveLoop() =>
        Cases.Sample(
            its =>
            {
                var (rows, depth) = (its.Rows, its.Depth);
                var random = new Random((int)its.Seed);
                var (a, panel, c) = (Draw(rows * depth), Draw(depth * ProductTile.Columns), Draw(rows * ProductTile.Columns));
                var (row, step) = its.IsTransposed ? (1, rows) : (depth, 1);
                var expected = c.ToArray();
                for (var i = 0; i < rows; i++)
                {
                    for (var column = 0; column < ProductTile.Columns; column++)
                    {
                        ref var sum = ref expected[i * ProductTile.Columns + column];
                        for (var k = 0; k < depth; k++)
                            sum = MathF.FusedMultiplyAdd(a[i * row + k * step], panel[k * ProductTile.Columns + column], sum);
                    }
                }

                fixed (
                    float* left = a,
                        right = panel
                )
                {
                    foreach (var kernel in Kernels(rows))
                    {
                        var sums = c.ToArray();
                        fixed (float* to = sums)
                            kernel(left, row, step, rows - 1, depth, right, to, ProductTile.Columns);
                        Assert.Equal(expected, sums);
                    }
                }

                float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
            },
            iter: 300
        );

    private delegate void Kernel(float* a, nint row, nint step, int last, int depth, float* panel, float* c, nint stride);

    private static Kernel[] Kernels(int rows) =>
        rows switch
        {
            > 4 => [ProductTile512.Six, ProductTile256.Six, Tile],
            > 1 => [ProductTile512.Four, ProductTile256.Four, Tile],
            _ => [One512, One256, Tile],
        };

    private static void Tile(float* a, nint row, nint step, int last, int depth, float* panel, float* c, nint stride) =>
        ProductTile.Add(a, row, step, last + 1, depth, panel, c, stride);

    private static void One512(float* a, nint row, nint step, int last, int depth, float* panel, float* c, nint stride) =>
        ProductTile512.One(a, step, depth, panel, c);

    private static void One256(float* a, nint row, nint step, int last, int depth, float* panel, float* c, nint stride) =>
        ProductTile256.One(a, step, depth, panel, c);
}
