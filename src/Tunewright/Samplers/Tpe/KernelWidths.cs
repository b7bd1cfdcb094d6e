using System.Runtime.CompilerServices;

namespace Tunewright;

/// <summary>The standard deviations of the kernels around observations.</summary>
internal static class KernelWidths
{
    /// <summary>
    /// Each kernel is as wide as the larger gap to its neighbours, between a hundredth of the range (more while there are
    /// few) and the whole range (Bergstra et al. 2011, section 4.2). The bounds are neighbours only of a single observation; the
    /// outermost of several have one neighbour.
    /// </summary>
    /// <param name="means">The observations.</param>
    /// <param name="ascending">Their indices, smallest first.</param>
    /// <param name="low">The range's lower bound.</param>
    /// <param name="high">The range's upper bound.</param>
    /// <param name="widths">Receives a width for each observation.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Compute(ReadOnlySpan<double> means, ReadOnlySpan<int> ascending, double low, double high, Span<double> widths)
    {
        var count = ascending.Length;
        var widest = high - low;
        var narrowest = widest / Math.Min(100.0, count + 2.0);
        for (var i = 0; i < count; i++)
        {
            var mean = means[ascending[i]];
            var left = mean - (i == 0 ? low : means[ascending[i - 1]]);
            var right = (i == count - 1 ? high : means[ascending[i + 1]]) - mean;
            var gap =
                count == 1 ? Math.Max(left, right)
                : i == 0 ? right
                : i == count - 1 ? left
                : Math.Max(left, right);
            widths[ascending[i]] = Math.Clamp(gap, narrowest, widest);
        }
    }
}
