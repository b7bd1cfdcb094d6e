namespace Tunewright.Plots;

/// <summary>Equal distances for equal factors; labels at powers of ten, or at 1, 2 and 5 times them if there are few.</summary>
internal sealed class LogScale : Scale
{
    private static readonly int[] Digits = [1, 2, 5];

    private readonly double _low;
    private readonly double _high;

    /// <summary>An axis between two values above 0; around a single one where they are equal.</summary>
    /// <param name="low">The lowest value.</param>
    /// <param name="high">The highest value.</param>
    /// <param name="margin">How far the axis goes on at both ends, as a share of its length.</param>
    public LogScale(double low, double high, double margin = 0)
    {
        (_low, _high) = (Math.Log10(low), Math.Log10(high));
        var more = low == high ? 0.5 : margin * (_high - _low);
        (_low, _high) = (_low - more, _high + more);
    }

    public override double At(double value) => value > 0 ? (Math.Log10(value) - _low) / (_high - _low) : double.NaN;

    public override IReadOnlyList<Tick> Ticks(int about)
    {
        var (first, last) = ((int)Math.Ceiling(_low - 1e-9), (int)Math.Floor(_high + 1e-9));
        if (last - first >= 2)
        {
            var every = (int)Math.Ceiling((last - first + 1.0) / Math.Max(1, about));
            return
            [
                .. Enumerable
                    .Range(first, last - first + 1)
                    .Where(exponent => exponent % every == 0)
                    .Select(exponent => new Tick(Math.Pow(10, exponent), NumberText.Power(exponent))),
            ];
        }
        var ticks =
            from exponent in Enumerable.Range((int)Math.Floor(_low), (int)Math.Ceiling(_high) - (int)Math.Floor(_low) + 1)
            from digit in Digits
            let value = digit * Math.Pow(10, exponent)
            where At(value) is >= -1e-9 and <= 1 + 1e-9
            select new Tick(value, NumberText.Of(value));
        var few = ticks.ToArray();
        // Less than a factor of two or so: as on a linear axis.
        return few.Length >= 2 ? few : [.. new LinearScale(Math.Pow(10, _low), Math.Pow(10, _high)).Ticks(about)];
    }
}
