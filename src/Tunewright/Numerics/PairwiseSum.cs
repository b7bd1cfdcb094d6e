using System.Runtime.CompilerServices;

namespace Tunewright;

/// <summary>
/// Adds in NumPy's order: eight running sums, and more than 128 terms in two halves. The error grows with the logarithm of the number
/// of terms, and sums that differ only by rounding compare as in NumPy.
/// </summary>
internal static class PairwiseSum
{
    private const int Block = 128;

    /// <summary>The sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Of(ReadOnlySpan<double> terms)
    {
        if (terms.Length > Block)
        {
            var half = terms.Length / 2;
            half -= half % 8;
            return Of(terms[..half]) + Of(terms[half..]);
        }

        var sum = 0.0;
        if (terms.Length >= 8)
        {
            var whole = terms.Length - (terms.Length % 8);
            Span<double> sums = stackalloc double[8];
            terms[..8].CopyTo(sums);
            for (var i = 8; i < whole; i++)
                sums[i % 8] += terms[i];
            sum = (sums[0] + sums[1] + (sums[2] + sums[3])) + (sums[4] + sums[5] + (sums[6] + sums[7]));
            terms = terms[whole..];
        }

        foreach (var term in terms)
            sum += term;
        return sum;
    }
}
