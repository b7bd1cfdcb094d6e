namespace Tunewright;

/// <summary>The sum of the products of two vectors' elements, added in their order: the same bits on every machine.</summary>
internal static class DotProduct
{
    /// <summary>Over the length of <paramref name="a"/>, which is no longer than <paramref name="b"/>.</summary>
    public static double Of(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
