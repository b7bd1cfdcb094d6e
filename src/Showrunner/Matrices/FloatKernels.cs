using System.Runtime.CompilerServices;

namespace Showrunner;

/// <summary>The inner loops of <see cref="PackedMatrix"/>: a panel of 64 rows by one vector, and by six at a time.</summary>
/// <remarks>Fully optimised at once: tiered compilation would come too late for the first word.</remarks>
internal static unsafe class FloatKernels<TFloats>
    where TFloats : struct, IFloatRegister<TFloats>
{
    private const int Rows = WeightMatrix.PanelRows;

    /// <summary>y (64) += panel (columns, 64) · x (columns).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddProduct(float* panel, int columns, float* x, float* y)
    {
        for (var row = 0; row < Rows; row += 4 * TFloats.Count)
        {
            var from = panel + row;
            var to = y + row;
            var (y0, y1) = (TFloats.Load(to), TFloats.Load(to + TFloats.Count));
            var (y2, y3) = (TFloats.Load(to + (2 * TFloats.Count)), TFloats.Load(to + (3 * TFloats.Count)));
            for (var column = 0; column < columns; column++, from += Rows)
            {
                var b = TFloats.Broadcast(x[column]);
                y0 = TFloats.MultiplyAdd(TFloats.Load(from), b, y0);
                y1 = TFloats.MultiplyAdd(TFloats.Load(from + TFloats.Count), b, y1);
                y2 = TFloats.MultiplyAdd(TFloats.Load(from + (2 * TFloats.Count)), b, y2);
                y3 = TFloats.MultiplyAdd(TFloats.Load(from + (3 * TFloats.Count)), b, y3);
            }
            y0.Store(to);
            y1.Store(to + TFloats.Count);
            y2.Store(to + (2 * TFloats.Count));
            y3.Store(to + (3 * TFloats.Count));
        }
    }

    /// <summary>y (6, stride) += x (6, columns) · panel (columns, 64), in the first 64 columns of y.</summary>
    /// <remarks>Twelve accumulators, two registers of weights and one of x fit the sixteen registers of AVX2.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddSixProducts(float* panel, int columns, float* x, float* y, int stride)
    {
        var x1 = x + columns;
        var x2 = x1 + columns;
        var x3 = x2 + columns;
        var x4 = x3 + columns;
        var x5 = x4 + columns;
        for (var row = 0; row < Rows; row += 2 * TFloats.Count)
        {
            var from = panel + row;
            var to0 = y + row;
            var to1 = to0 + stride;
            var to2 = to1 + stride;
            var to3 = to2 + stride;
            var to4 = to3 + stride;
            var to5 = to4 + stride;
            var (a0, b0) = (TFloats.Load(to0), TFloats.Load(to0 + TFloats.Count));
            var (a1, b1) = (TFloats.Load(to1), TFloats.Load(to1 + TFloats.Count));
            var (a2, b2) = (TFloats.Load(to2), TFloats.Load(to2 + TFloats.Count));
            var (a3, b3) = (TFloats.Load(to3), TFloats.Load(to3 + TFloats.Count));
            var (a4, b4) = (TFloats.Load(to4), TFloats.Load(to4 + TFloats.Count));
            var (a5, b5) = (TFloats.Load(to5), TFloats.Load(to5 + TFloats.Count));
            for (var column = 0; column < columns; column++, from += Rows)
            {
                var (a, b) = (TFloats.Load(from), TFloats.Load(from + TFloats.Count));
                var v = TFloats.Broadcast(x[column]);
                (a0, b0) = (TFloats.MultiplyAdd(a, v, a0), TFloats.MultiplyAdd(b, v, b0));
                v = TFloats.Broadcast(x1[column]);
                (a1, b1) = (TFloats.MultiplyAdd(a, v, a1), TFloats.MultiplyAdd(b, v, b1));
                v = TFloats.Broadcast(x2[column]);
                (a2, b2) = (TFloats.MultiplyAdd(a, v, a2), TFloats.MultiplyAdd(b, v, b2));
                v = TFloats.Broadcast(x3[column]);
                (a3, b3) = (TFloats.MultiplyAdd(a, v, a3), TFloats.MultiplyAdd(b, v, b3));
                v = TFloats.Broadcast(x4[column]);
                (a4, b4) = (TFloats.MultiplyAdd(a, v, a4), TFloats.MultiplyAdd(b, v, b4));
                v = TFloats.Broadcast(x5[column]);
                (a5, b5) = (TFloats.MultiplyAdd(a, v, a5), TFloats.MultiplyAdd(b, v, b5));
            }
            Store(to0, a0, b0);
            Store(to1, a1, b1);
            Store(to2, a2, b2);
            Store(to3, a3, b3);
            Store(to4, a4, b4);
            Store(to5, a5, b5);
        }

        static void Store(float* to, TFloats a, TFloats b)
        {
            a.Store(to);
            b.Store(to + TFloats.Count);
        }
    }
}
