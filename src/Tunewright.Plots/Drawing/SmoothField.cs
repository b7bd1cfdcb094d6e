namespace Tunewright.Plots;

/// <summary>
/// The expected badness between trials: the mean of those nearby, weighted by a Gaussian of their distance (E. A. Nadaraya, "On estimating
/// regression", Theory of Probability &amp; Its Applications 9(1), 1964). The width shrinks with the number of trials.
/// </summary>
internal sealed class SmoothField
{
    private readonly (double X, double Y, double Badness)[] _points;
    private readonly double _width;

    /// <summary>A field of points whose coordinates lie from 0 to 1.</summary>
    public SmoothField((double X, double Y, double Badness)[] points)
    {
        _points = points;
        _width = Math.Clamp(0.35 * Math.Pow(points.Length, -0.25), 0.04, 0.16);
    }

    /// <summary>The badness at a place, and the distance to the nearest trial, in widths.</summary>
    public (double Badness, double Distance) At(double x, double y)
    {
        var nearest = double.PositiveInfinity;
        foreach (var point in _points)
            nearest = Math.Min(nearest, Squared(point, x, y));
        var (sum, weights) = (0.0, 0.0);
        foreach (var point in _points)
        {
            // Relative to the nearest, so that the weights do not vanish far from all.
            var weight = Math.Exp((nearest - Squared(point, x, y)) / 2);
            (sum, weights) = (sum + weight * point.Badness, weights + weight);
        }
        return (sum / weights, Math.Sqrt(nearest));
    }

    private double Squared((double X, double Y, double Badness) point, double x, double y)
    {
        var (dx, dy) = ((point.X - x) / _width, (point.Y - y) / _width);
        return dx * dx + dy * dy;
    }
}
