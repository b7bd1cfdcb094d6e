using System.Collections.Immutable;

namespace Tunewright;

/// <summary>
/// Losses on a logarithmic scale, as a process sees them that cannot follow values over many powers of ten. E. Snelson, C. E. Rasmussen,
/// Z. Ghahramani, "Warped Gaussian processes", NIPS 2003, with one warping.
/// </summary>
internal static class LogarithmicLosses
{
    /// <summary>
    /// What is in the middle of sorted losses. The median is moved by no outlier; the mean stays high while a search gathers good losses,
    /// of which the median would magnify differences too small for the process to follow.
    /// </summary>
    public static readonly ImmutableArray<Func<double[], double>> Middles = [sorted => sorted[(sorted.Length - 1) / 2], Enumerable.Average];

    /// <summary>
    /// log(loss − lowest + c), with c the distance of the middle from the lowest, and the sum of the logarithms of its slopes;
    /// <see langword="null"/> where that is nothing to learn from. Infinite losses count as the best or the worst of the others.
    /// </summary>
    public static (double[] Values, double LogSlope)? Of(IReadOnlyList<double> losses, Func<double[], double> middle)
    {
        double[] finite = [.. losses.Where(double.IsFinite).Order()];
        if (finite is not [var low, .., var high])
            return null;
        var offset = middle(finite) - low;
        if (!(offset > 0) || !double.IsFinite(high - low + offset))
            return null;
        double[] values = [.. losses.Select(loss => Math.Log(Math.Clamp(loss, low, high) - low + offset))];
        return (values, -values.Sum());
    }
}
