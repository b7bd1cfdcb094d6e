namespace Tunewright.Plots;

/// <summary>Equal distances for equal differences; labels at multiples of 1, 2 or 5 times a power of ten.</summary>
internal sealed class LinearScale : Scale
{
    private readonly double _low;
    private readonly double _high;
    private readonly double _leastStep;

    /// <summary>An axis between two values; around a single one where they are equal.</summary>
    /// <param name="low">The value at the start.</param>
    /// <param name="high">The value at the end.</param>
    /// <param name="whole">Whether only whole numbers are labelled.</param>
    public LinearScale(double low, double high, bool whole = false)
    {
        var half =
            low != high ? 0
            : whole ? 0.5
            : low == 0 ? 1
            : Math.Abs(low) * 0.1;
        (_low, _high, _leastStep) = (low - half, high + half, whole ? 1 : 0);
    }

    /// <remarks>In halves, since the width can be beyond the largest double.</remarks>
    public override double At(double value) => (value / 2 - _low / 2) / (_high / 2 - _low / 2);

    public override IReadOnlyList<Tick> Ticks(int about)
    {
        var step = Math.Max(_leastStep, Step(_high / about - _low / about));
        var (first, last) = (Math.Ceiling(_low / step - 1e-9), Math.Floor(_high / step + 1e-9));
        if (!(last - first <= 100))
            return []; // the step is lost in rounding
        return
        [
            .. Enumerable
                .Range(0, (int)(last - first) + 1)
                .Select(i => (first + i) * step)
                .Select(value => new Tick(value, NumberText.OfTick(value, step))),
        ];
    }

    /// <summary>The smallest round step that is no smaller.</summary>
    public static double Step(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return (least / power) switch
        {
            <= 1 + 1e-9 => power,
            <= 2 + 1e-9 => 2 * power,
            <= 5 + 1e-9 => 5 * power,
            _ => 10 * power,
        };
    }
}
