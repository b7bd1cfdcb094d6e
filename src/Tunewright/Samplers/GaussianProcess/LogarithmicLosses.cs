namespace Tunewright;

/// <summary>
/// Losses on a logarithmic scale, as a process sees them that cannot follow values over many powers of ten. E. Snelson, C. E. Rasmussen,
/// Z. Ghahramani, "Warped Gaussian processes", NIPS 2003, with one warping.
/// </summary>
internal static class LogarithmicLosses
{
    /// <summary>
    /// log(loss − lowest + c), with c the distance of the median from the lowest, and the sum of the logarithms of its slopes;
    /// <see langword="null"/> where that is nothing to learn from. Infinite losses count as the best or the worst of the others.
    /// </summary>
    public static (double[] Values, double LogSlope)? Of(IReadOnlyList<double> losses)
    {
        double[] finite = [.. losses.Where(double.IsFinite).Order()];
        if (finite is not [var low, .., var high])
            return null;
        var offset = finite[(finite.Length - 1) / 2] - low;
        if (!(offset > 0) || !double.IsFinite(high - low + offset))
            return null;
        double[] values = [.. losses.Select(loss => Math.Log(Math.Clamp(loss, low, high) - low + offset))];
        return (values, -values.Sum());
    }
}
