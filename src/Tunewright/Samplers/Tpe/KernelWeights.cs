using System.Runtime.CompilerServices;

namespace Tunewright;

/// <summary>How much each kernel counts.</summary>
internal static class KernelWeights
{
    private const int Recent = 25;

    /// <summary>
    /// The last 25 observations and the prior count 1, older ones less, linearly down to one over their number
    /// (Bergstra et al. 2013); normalised.
    /// </summary>
    /// <param name="weights">Receives a weight a kernel: observations by age, oldest first, then the prior.</param>
    /// <param name="uniform">Whether all count the same.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Compute(Span<double> weights, bool uniform)
    {
        var count = weights.Length - 1;
        weights.Fill(1);
        if (!uniform && count > Recent)
        {
            var (first, ramp) = (1.0 / count, count - Recent);
            var slope = ramp == 1 ? 0 : (1 - first) / (ramp - 1);
            for (var i = 0; i < ramp; i++)
                weights[i] = first + i * slope;
            weights[ramp - 1] = ramp == 1 ? first : 1;
        }

        var sum = PairwiseSum.Of(weights);
        foreach (ref var weight in weights)
            weight /= sum;
    }
}
