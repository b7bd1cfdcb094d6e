using System.Runtime.Intrinsics;

namespace Tunewright;

/// <summary>
/// The sum of the products of two vectors' elements: the same bits on every machine, since it is always eight sums, however many numbers a
/// machine adds at once.
/// </summary>
internal static class DotProduct
{
    /// <summary>Over the length of <paramref name="a"/>, which is no longer than <paramref name="b"/>.</summary>
    public static double Of(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var (sum, i) = (0.0, 0);
        if (a.Length >= 2 * Vector512<double>.Count)
        {
            var sums = Vector512<double>.Zero;
            for (; i <= a.Length - Vector512<double>.Count; i += Vector512<double>.Count)
                sums += Vector512.Create(a[i..]) * Vector512.Create(b[i..]);
            for (var lane = 0; lane < Vector512<double>.Count; lane++)
                sum += sums[lane];
        }
        for (; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
