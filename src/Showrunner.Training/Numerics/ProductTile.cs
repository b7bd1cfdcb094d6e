using System.Runtime.Intrinsics;

namespace Showrunner.Training;

/// <summary>
/// c += a · panel for up to 6 rows and 64 columns, which stay in registers. A panel holds 64 columns side by side, (depth, 64); a is read
/// one value at a time, wherever it lies. Every sum is made in the order of the depth, so results are equal with vectors of any size.
/// </summary>
internal static unsafe class ProductTile
{
    public const int Rows = 6;
    public const int Columns = 64;

    /// <summary>Whether this machine has the vectors that make tiles worth while. Without them results are the same, slowly.</summary>
    public static bool IsFast => Vector256.IsHardwareAccelerated;

    /// <param name="a">(rows, depth)</param>
    /// <param name="row">Values from one row of <paramref name="a"/> to the next.</param>
    /// <param name="step">Values from one column of <paramref name="a"/> to the next.</param>
    /// <param name="rows">1 to 6.</param>
    /// <param name="depth">At least 0.</param>
    /// <param name="panel">(depth, 64)</param>
    /// <param name="c">(rows, 64)</param>
    /// <param name="stride">Values from one row of <paramref name="c"/> to the next.</param>
    public static void Add(float* a, nint row, nint step, int rows, int depth, float* panel, float* c, nint stride)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            if (rows > 4)
                ProductTile512.Six(a, row, step, rows - 1, depth, panel, c, stride);
            else if (rows > 1)
                ProductTile512.Four(a, row, step, rows - 1, depth, panel, c, stride);
            else
                ProductTile512.One(a, step, depth, panel, c);
        }
        else
        {
            if (rows > 4)
                ProductTile256.Six(a, row, step, rows - 1, depth, panel, c, stride);
            else if (rows > 1)
                ProductTile256.Four(a, row, step, rows - 1, depth, panel, c, stride);
            else
                ProductTile256.One(a, step, depth, panel, c);
        }
    }

    /// <summary>The same for fewer than 64 columns of c: those of the panel beyond them are left out.</summary>
    public static void Add(float* a, nint row, nint step, int rows, int depth, float* panel, float* c, nint stride, int columns)
    {
        if (columns >= Columns)
        {
            Add(a, row, step, rows, depth, panel, c, stride);
            return;
        }
        var tile = stackalloc float[Rows * Columns];
        for (var i = 0; i < rows; i++)
            new Span<float>(c + i * stride, columns).CopyTo(new Span<float>(tile + i * Columns, columns));
        Add(a, row, step, rows, depth, panel, tile, Columns);
        for (var i = 0; i < rows; i++)
            new Span<float>(tile + i * Columns, columns).CopyTo(new Span<float>(c + i * stride, columns));
    }
}
