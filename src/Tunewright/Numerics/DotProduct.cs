using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tunewright;

/// <summary>
/// The sum of the products of two vectors' elements: the same bits on every machine, since the order of additions depends on the length
/// alone, however many numbers a machine adds at once.
/// </summary>
internal static class DotProduct
{
    private const int Width = 8;

    /// <summary>Over the length of <paramref name="a"/>, which is no longer than <paramref name="b"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Of(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(b.Length, a.Length, nameof(b));
        ref var x = ref MemoryMarshal.GetReference(a);
        ref var y = ref MemoryMarshal.GetReference(b);
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector512<double> Products(ref double x, ref double y, int at) =>
            Vector512.LoadUnsafe(ref x, (nuint)at) * Vector512.LoadUnsafe(ref y, (nuint)at);

        var (sum, i) = (0.0, 0);
        if (a.Length >= 2 * Width)
        {
            var sums = Vector512<double>.Zero;
            if (a.Length >= 8 * Width)
            {
                // Four sums at once: an addition need not wait for the one before.
                var (second, third, fourth) = (sums, sums, sums);
                for (; i <= a.Length - 4 * Width; i += 4 * Width)
                {
                    sums += Products(ref x, ref y, i);
                    second += Products(ref x, ref y, i + Width);
                    third += Products(ref x, ref y, i + 2 * Width);
                    fourth += Products(ref x, ref y, i + 3 * Width);
                }
                sums = sums + second + (third + fourth);
            }
            for (; i <= a.Length - Width; i += Width)
                sums += Products(ref x, ref y, i);
            var half = sums.GetLower() + sums.GetUpper();
            var quarter = half.GetLower() + half.GetUpper();
            sum = quarter[0] + quarter[1];
        }
        for (; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
