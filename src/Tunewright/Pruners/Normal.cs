namespace Tunewright;

/// <summary>The standard normal distribution.</summary>
internal static class Normal
{
    /// <summary>Probability of a value above <paramref name="z"/>, to about 13 digits, relative.</summary>
    /// <remarks>
    /// Abramowitz and Stegun, "Handbook of Mathematical Functions", 1964: the series 26.2.11 near the middle, where the
    /// difference from one half loses few digits, and the continued fraction 26.2.14 in the tail.
    /// </remarks>
    public static double UpperTail(double z)
    {
        if (z < 0) return 1 - UpperTail(-z);
        var density = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
        if (z < 2)
        {
            var (term, sum) = (z, z);
            for (var odd = 3; term > sum * 1e-17; odd += 2) sum += term *= z * z / odd;
            return 0.5 - density * sum;
        }
        var fraction = z;
        for (var k = 200; k > 0; k--) fraction = z + k / fraction;
        return density / fraction;
    }
}
