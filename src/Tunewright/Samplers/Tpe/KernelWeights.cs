using System.Runtime.CompilerServices;

namespace Tunewright;

/// <summary>The weights of the kernels.</summary>
internal static class KernelWeights
{
    private const int Recent = 25;

    /// <summary>
    /// The last 25 observations and the prior have the same weight; older ones have less, linearly down to one over the number of
    /// observations for the oldest (Bergstra et al. 2013). The sum is 1.
    /// </summary>
    /// <param name="weights">Receives a weight for each kernel: observations, oldest first, then the prior.</param>
    /// <param name="uniform">Whether all weights are the same.</param>
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
