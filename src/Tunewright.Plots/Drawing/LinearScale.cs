namespace Tunewright.Plots;

/// <summary>Equal distances for equal differences; labels at multiples of 1, 2 or 5 times a power of ten.</summary>
internal sealed class LinearScale : Scale
{
    private readonly double _low;
    private readonly double _high;

    /// <summary>An axis between two values; around a single one where they are equal.</summary>
    public LinearScale(double low, double high)
    {
        var half = low == high ? Math.Max(Math.Abs(low) * 0.1, double.Epsilon * 1e16) : 0;
        if (low == high && low == 0)
            half = 1;
        (_low, _high) = (low - half, high + half);
    }

    public override double At(double value) => (value - _low) / (_high - _low);

    public override IReadOnlyList<Tick> Ticks(int about)
    {
        var step = Step((_high - _low) / Math.Max(1, about));
        var (first, last) = (Math.Ceiling(_low / step - 1e-9), Math.Floor(_high / step + 1e-9));
        if (!(last - first <= 100))
            return [];
        return
        [
            .. Enumerable
                .Range(0, (int)(last - first) + 1)
                .Select(i => new Tick((first + i) * step, NumberText.OfTick((first + i) * step, step))),
        ];
    }

    /// <summary>The smallest round step that is no smaller.</summary>
    public static double Step(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return (least / power) switch
        {
            <= 1 + 1e-9 => power,
            <= 2 => 2 * power,
            <= 5 => 5 * power,
            _ => 10 * power,
        };
    }
}
