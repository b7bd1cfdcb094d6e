using System.Runtime.CompilerServices;

namespace Showrunner;

/// <summary>The inner loops of <see cref="QuantizedMatrix"/>: a panel of 64 rows by one vector, and by four or six at a time.</summary>
/// <remarks>Fully optimised at once, as <see cref="FloatKernels{TFloats}"/>.</remarks>
internal static unsafe class QuantizedKernels<TPairs>
    where TPairs : struct, IInt16PairRegister<TPairs>
{
    private const int Rows = WeightMatrix.PanelRows;

    /// <summary>sums (64) = panel (pairs, 64, 2) · x (pairs, 2 in an int).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(sbyte* panel, int pairs, int* x, int* sums)
    {
        for (var row = 0; row < Rows; row += 4 * TPairs.Count)
        {
            var from = panel + (2 * row);
            var (a, b) = (default(TPairs), default(TPairs));
            var (c, d) = (default(TPairs), default(TPairs));
            for (var pair = 0; pair < pairs; pair++, from += 2 * Rows)
            {
                var v = TPairs.Broadcast(x[pair]);
                a = TPairs.MultiplyAdd(TPairs.Load(from), v, a);
                b = TPairs.MultiplyAdd(TPairs.Load(from + (2 * TPairs.Count)), v, b);
                c = TPairs.MultiplyAdd(TPairs.Load(from + (4 * TPairs.Count)), v, c);
                d = TPairs.MultiplyAdd(TPairs.Load(from + (6 * TPairs.Count)), v, d);
            }
            a.Store(sums + row);
            b.Store(sums + row + TPairs.Count);
            c.Store(sums + row + (2 * TPairs.Count));
            d.Store(sums + row + (3 * TPairs.Count));
        }
    }

    /// <summary>sums (4, 64) = x (4, pairs, 2 in an int) · panel (pairs, 64, 2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyFour(sbyte* panel, int pairs, int* x, int* sums)
    {
        var x1 = x + pairs;
        var x2 = x1 + pairs;
        var x3 = x2 + pairs;
        for (var row = 0; row < Rows; row += 2 * TPairs.Count)
        {
            var from = panel + (2 * row);
            var (a0, b0) = (default(TPairs), default(TPairs));
            var (a1, b1) = (default(TPairs), default(TPairs));
            var (a2, b2) = (default(TPairs), default(TPairs));
            var (a3, b3) = (default(TPairs), default(TPairs));
            for (var pair = 0; pair < pairs; pair++, from += 2 * Rows)
            {
                var (a, b) = (TPairs.Load(from), TPairs.Load(from + (2 * TPairs.Count)));
                (a0, b0) = Add(a, b, x[pair], a0, b0);
                (a1, b1) = Add(a, b, x1[pair], a1, b1);
                (a2, b2) = Add(a, b, x2[pair], a2, b2);
                (a3, b3) = Add(a, b, x3[pair], a3, b3);
            }
            Store(sums + row, a0, b0);
            Store(sums + row + Rows, a1, b1);
            Store(sums + row + (2 * Rows), a2, b2);
            Store(sums + row + (3 * Rows), a3, b3);
        }
    }

    /// <summary>sums (6, 64) = x (6, pairs, 2 in an int) · panel (pairs, 64, 2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplySix(sbyte* panel, int pairs, int* x, int* sums)
    {
        var x1 = x + pairs;
        var x2 = x1 + pairs;
        var x3 = x2 + pairs;
        var x4 = x3 + pairs;
        var x5 = x4 + pairs;
        for (var row = 0; row < Rows; row += 2 * TPairs.Count)
        {
            var from = panel + (2 * row);
            var (a0, b0) = (default(TPairs), default(TPairs));
            var (a1, b1) = (default(TPairs), default(TPairs));
            var (a2, b2) = (default(TPairs), default(TPairs));
            var (a3, b3) = (default(TPairs), default(TPairs));
            var (a4, b4) = (default(TPairs), default(TPairs));
            var (a5, b5) = (default(TPairs), default(TPairs));
            for (var pair = 0; pair < pairs; pair++, from += 2 * Rows)
            {
                var (a, b) = (TPairs.Load(from), TPairs.Load(from + (2 * TPairs.Count)));
                (a0, b0) = Add(a, b, x[pair], a0, b0);
                (a1, b1) = Add(a, b, x1[pair], a1, b1);
                (a2, b2) = Add(a, b, x2[pair], a2, b2);
                (a3, b3) = Add(a, b, x3[pair], a3, b3);
                (a4, b4) = Add(a, b, x4[pair], a4, b4);
                (a5, b5) = Add(a, b, x5[pair], a5, b5);
            }
            Store(sums + row, a0, b0);
            Store(sums + row + Rows, a1, b1);
            Store(sums + row + (2 * Rows), a2, b2);
            Store(sums + row + (3 * Rows), a3, b3);
            Store(sums + row + (4 * Rows), a4, b4);
            Store(sums + row + (5 * Rows), a5, b5);
        }
    }

    // Two registers of weights by one pair of numbers, added to two of sums.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TPairs A, TPairs B) Add(TPairs a, TPairs b, int pair, TPairs sumA, TPairs sumB)
    {
        var v = TPairs.Broadcast(pair);
        return (TPairs.MultiplyAdd(a, v, sumA), TPairs.MultiplyAdd(b, v, sumB));
    }

    private static void Store(int* to, TPairs a, TPairs b)
    {
        a.Store(to);
        b.Store(to + TPairs.Count);
    }
}
