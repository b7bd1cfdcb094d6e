namespace Tunewright.Plots;

/// <summary>One band for each category, or for each of a few whole numbers.</summary>
/// <param name="first">The value of the first band; that of each further one is 1 more.</param>
/// <param name="names">The names of the bands.</param>
internal sealed class CategoryScale(double first, IReadOnlyList<string> names) : Scale
{
    public int Count => names.Count;

    public override double At(double value) => (value - first + 0.5) / names.Count;

    /// <summary>All bands, or every second, third … of many.</summary>
    public override IReadOnlyList<Tick> Ticks(int about)
    {
        var every = (int)Math.Ceiling((double)names.Count / Math.Max(about * 3, 1));
        return [.. names.Index().Where(entry => entry.Index % every == 0).Select(entry => new Tick(first + entry.Index, entry.Item))];
    }

    /// <summary>Spreads the points of a band over it, so that they do not hide each other: for a trial the same every time.</summary>
    public static double Spread(Scale scale, double value, int trial) =>
        scale is CategoryScale ? value + (trial * GoldenRatio % 1 - 0.5) * 0.6 : value;

    private const double GoldenRatio = 0.6180339887498949;
}
