namespace Showrunner.Training;

/// <summary>
/// The one-cycle learning rate (Smith and Topin, arXiv:1708.07120) with PyTorch's shape: a half cosine up from 1/25 of the highest rate
/// during the first part, then one down to 1/10,000 of where it began.
/// </summary>
internal static class OneCycle
{
    /// <summary>The share of the training in which the rate rises.</summary>
    public const double Rise = 0.2;

    /// <param name="highest">The highest rate.</param>
    /// <param name="position">The share of the training that is done, 0 to 1.</param>
    public static double Rate(double highest, double position)
    {
        var first = highest / 25;
        return position < Rise ? Between(first, highest, position / Rise) : Between(highest, first / 1e4, (position - Rise) / (1 - Rise));
    }

    private static double Between(double from, double to, double share) =>
        to + (from - to) / 2 * (1 + Math.Cos(Math.PI * Math.Clamp(share, 0, 1)));
}
