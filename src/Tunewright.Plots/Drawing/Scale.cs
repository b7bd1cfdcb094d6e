namespace Tunewright.Plots;

/// <summary>Where values lie on an axis, and which are labelled.</summary>
internal abstract class Scale
{
    /// <summary>The width up to which whole numbers have bands, as categories do.</summary>
    private const int MostBands = 12;

    private const double Margin = 0.05;

    /// <summary>The share of the axis from its start, from 0 to 1; outside of it beyond its ends; NaN for what has no place.</summary>
    public abstract double At(double value);

    /// <summary>Labelled values on the axis, about as many as asked for.</summary>
    public abstract IReadOnlyList<Tick> Ticks(int about);

    /// <summary>The scale of a parameter.</summary>
    public static Scale Of(ParameterAxis axis) =>
        axis.IsCategorical ? new CategoryScale(0, axis.Categories)
        : axis.IsLog ? new LogScale(axis.Low, axis.High)
        : axis.IsInteger && axis.High - axis.Low <= MostBands ? Numbered((int)Math.Ceiling(axis.Low), (int)Math.Floor(axis.High))
        : new LinearScale(axis.Low, axis.High, axis.IsInteger);

    private static CategoryScale Numbered(int low, int high) =>
        new(low, [.. Enumerable.Range(low, high - low + 1).Select(value => NumberText.Of(value))]);

    /// <summary>
    /// A scale with a margin for an objective's finite values: logarithmic if all are above 0 and the largest is a thousand times the
    /// smallest or more.
    /// </summary>
    public static Scale OfValues(IEnumerable<double> values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values.Where(double.IsFinite))
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        if (low > high)
            return new LinearScale(0, 1);
        if (low > 0 && Math.Log10(high) - Math.Log10(low) >= 3)
            return new LogScale(low, high, Margin);
        var margin = high * Margin - low * Margin;
        return new LinearScale(Math.Max(low - margin, double.MinValue), Math.Min(high + margin, double.MaxValue));
    }
}

/// <summary>A labelled value.</summary>
internal readonly record struct Tick(double Value, string Label);
