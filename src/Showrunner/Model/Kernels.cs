using System.Runtime.CompilerServices;

namespace Showrunner;

/// <summary>The inner loops of <see cref="PackedMatrix"/>: a panel of 64 rows by one vector, and by six at a time.</summary>
/// <remarks>Compiled fully at once: the first word is wanted before tiered compilation would come to it.</remarks>
internal static unsafe class Kernels<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const int Rows = WeightMatrix.PanelRows;

    /// <summary>y (64) += panel (columns, 64) · x (columns).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddProduct(float* panel, int columns, float* x, float* y)
    {
        for (var row = 0; row < Rows; row += 4 * TLanes.Count)
        {
            var from = panel + row;
            var to = y + row;
            var (y0, y1) = (TLanes.Load(to), TLanes.Load(to + TLanes.Count));
            var (y2, y3) = (TLanes.Load(to + (2 * TLanes.Count)), TLanes.Load(to + (3 * TLanes.Count)));
            for (var column = 0; column < columns; column++, from += Rows)
            {
                var b = TLanes.Broadcast(x[column]);
                y0 = TLanes.MultiplyAdd(TLanes.Load(from), b, y0);
                y1 = TLanes.MultiplyAdd(TLanes.Load(from + TLanes.Count), b, y1);
                y2 = TLanes.MultiplyAdd(TLanes.Load(from + (2 * TLanes.Count)), b, y2);
                y3 = TLanes.MultiplyAdd(TLanes.Load(from + (3 * TLanes.Count)), b, y3);
            }
            y0.Store(to);
            y1.Store(to + TLanes.Count);
            y2.Store(to + (2 * TLanes.Count));
            y3.Store(to + (3 * TLanes.Count));
        }
    }

    /// <summary>y (6, stride) += x (6, columns) · panel (columns, 64), in the first 64 columns of y.</summary>
    /// <remarks>Twelve accumulators, two registers of weights and one of x fit the sixteen registers of AVX2.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddSixProducts(float* panel, int columns, float* x, float* y, int stride)
    {
        for (var row = 0; row < Rows; row += 2 * TLanes.Count)
        {
            var from = panel + row;
            float* to0 = y + row,
                to1 = to0 + stride,
                to2 = to1 + stride,
                to3 = to2 + stride,
                to4 = to3 + stride,
                to5 = to4 + stride;
            float* x0 = x,
                x1 = x0 + columns,
                x2 = x1 + columns,
                x3 = x2 + columns,
                x4 = x3 + columns,
                x5 = x4 + columns;
            var (a0, b0) = (TLanes.Load(to0), TLanes.Load(to0 + TLanes.Count));
            var (a1, b1) = (TLanes.Load(to1), TLanes.Load(to1 + TLanes.Count));
            var (a2, b2) = (TLanes.Load(to2), TLanes.Load(to2 + TLanes.Count));
            var (a3, b3) = (TLanes.Load(to3), TLanes.Load(to3 + TLanes.Count));
            var (a4, b4) = (TLanes.Load(to4), TLanes.Load(to4 + TLanes.Count));
            var (a5, b5) = (TLanes.Load(to5), TLanes.Load(to5 + TLanes.Count));
            for (var column = 0; column < columns; column++, from += Rows)
            {
                var (a, b) = (TLanes.Load(from), TLanes.Load(from + TLanes.Count));
                var v = TLanes.Broadcast(x0[column]);
                (a0, b0) = (TLanes.MultiplyAdd(a, v, a0), TLanes.MultiplyAdd(b, v, b0));
                v = TLanes.Broadcast(x1[column]);
                (a1, b1) = (TLanes.MultiplyAdd(a, v, a1), TLanes.MultiplyAdd(b, v, b1));
                v = TLanes.Broadcast(x2[column]);
                (a2, b2) = (TLanes.MultiplyAdd(a, v, a2), TLanes.MultiplyAdd(b, v, b2));
                v = TLanes.Broadcast(x3[column]);
                (a3, b3) = (TLanes.MultiplyAdd(a, v, a3), TLanes.MultiplyAdd(b, v, b3));
                v = TLanes.Broadcast(x4[column]);
                (a4, b4) = (TLanes.MultiplyAdd(a, v, a4), TLanes.MultiplyAdd(b, v, b4));
                v = TLanes.Broadcast(x5[column]);
                (a5, b5) = (TLanes.MultiplyAdd(a, v, a5), TLanes.MultiplyAdd(b, v, b5));
            }
            Store(to0, a0, b0);
            Store(to1, a1, b1);
            Store(to2, a2, b2);
            Store(to3, a3, b3);
            Store(to4, a4, b4);
            Store(to5, a5, b5);
        }

        static void Store(float* to, TLanes a, TLanes b)
        {
            a.Store(to);
            b.Store(to + TLanes.Count);
        }
    }
}
