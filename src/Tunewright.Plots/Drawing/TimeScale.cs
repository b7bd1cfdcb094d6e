using System.Globalization;

namespace Tunewright.Plots;

/// <summary>Points in time, as seconds since 1970; labels at round times of day, in UTC.</summary>
internal sealed class TimeScale(DateTimeOffset low, DateTimeOffset high) : Scale
{
    private const int Day = 86400;

    private static readonly double[] Steps =
    [
        1,
        2,
        5,
        10,
        15,
        30,
        60,
        120,
        300,
        600,
        900,
        1800,
        3600,
        7200,
        10800,
        21600,
        43200,
        Day,
        2 * Day,
        7 * Day,
        14 * Day,
        28 * Day,
    ];

    private readonly double _low = Seconds(low);
    private readonly double _high = Math.Max(Seconds(high), Seconds(low) + 0.01);

    public static double Seconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).TotalSeconds;

    public override double At(double value) => (value - _low) / (_high - _low);

    public override IReadOnlyList<Tick> Ticks(int about)
    {
        var least = (_high - _low) / Math.Max(1, about);
        var step = least < 1 ? LinearScale.Step(least) : Steps.FirstOrDefault(step => step >= least, Math.Ceiling(least / Day) * Day);
        var format =
            step >= Day ? "d MMM yyyy"
            : step >= 60 ? "HH:mm"
            : step >= 1 ? "HH:mm:ss"
            : "HH:mm:ss.fff";
        List<Tick> ticks = [];
        for (var at = Math.Ceiling(_low / step) * step; at <= _high; at += step)
        {
            var time = DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(at * 1000));
            var text = time.ToString(format, CultureInfo.InvariantCulture);
            ticks.Add(new(at, step < Day && time.TimeOfDay == TimeSpan.Zero ? time.ToString("d MMM", CultureInfo.InvariantCulture) : text));
        }
        return ticks;
    }
}
