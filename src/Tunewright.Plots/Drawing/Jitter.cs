namespace Tunewright.Plots;

/// <summary>Spreads points of one category over its band, so that they do not hide each other.</summary>
internal static class Jitter
{
    private const double GoldenRatio = 0.6180339887498949;

    /// <summary>A place within 0.3 of the category; the same for a trial every time.</summary>
    public static double Of(double category, int trial) => category + (trial * GoldenRatio % 1 - 0.5) * 0.6;
}
