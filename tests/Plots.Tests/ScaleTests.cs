using CsCheck;
using Tunewright.Plots;

namespace Plots.Tests;

/// <summary>Where values lie on axes, and what is written beside.</summary>
public class ScaleTests
{
    private static readonly Gen<(double Low, double High)> Ranges = Gen.Select(
        Gen.Double[-1e6, 1e6],
        Gen.Double[-6, 6].Select(exponent => Math.Pow(10, exponent)),
        (low, width) => (low, low + width)
    );

    [Fact]
    public void TicksAreRoundAndInside() =>
        Gen.Select(Ranges, Gen.Int[3, 10])
            .Where(pair => pair.Item1.High - pair.Item1.Low > 1e-6 * Math.Abs(pair.Item1.Low))
            .Sample(
                (range, about) =>
                {
                    var scale = new LinearScale(range.Low, range.High);
                    var ticks = scale.Ticks(about);
                    Assert.InRange(ticks.Count, 1, about + 1);
                    Assert.All(ticks, tick => Assert.InRange(scale.At(tick.Value), -1e-6, 1 + 1e-6));
                    Assert.Equal(ticks.Count, ticks.Select(tick => tick.Label).Distinct().Count());
                    if (ticks.Count < 2)
                        return;
                    var step = ticks[1].Value - ticks[0].Value;
                    var digit = step / Math.Pow(10, Math.Floor(Math.Log10(step) + 1e-6));
                    Assert.Contains([1.0, 2, 5], round => Math.Abs(digit - round) < 1e-4);
                    Assert.All(ticks, tick => Assert.Equal(Math.Round(tick.Value / step), tick.Value / step, 1e-2));
                }
            );

    [Fact]
    public void PowersOfTenAreLabelled()
    {
        Assert.Equal(["10⁻⁵", "10⁻⁴", "0.001", "0.01", "0.1"], new LogScale(1e-5, 1e-1).Ticks(6).Select(tick => tick.Label));
        Assert.Equal(["2", "5", "10"], new LogScale(2, 12).Ticks(6).Select(tick => tick.Label));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.00012344, "0.0001234")]
    [InlineData(-1.5, "−1.5")]
    [InlineData(1234.4, "1234")]
    [InlineData(12345.6, "12\u2009346")]
    [InlineData(1.25e-9, "1.25×10⁻⁹")]
    [InlineData(-3e20, "−3×10²⁰")]
    public void NumbersReadWell(double value, string text) => Assert.Equal(text, NumberText.Of(value));

    [Fact]
    public void RanksOfEqualsAreShared() => Assert.Equal([0.5, 0, 0.5, 1], AverageRanks.Of([2, 1, 2, 3]));

    /// <summary>A law: the region below a level has the area of the level under a plane that rises from 0 to 1.</summary>
    [Fact]
    public void BandsCoverWhatLiesBelowALevel() =>
        Gen.Double[0.01, 0.99]
            .Sample(level =>
            {
                var nodes = new double[11, 6];
                for (var i = 0; i <= 10; i++)
                {
                    for (var j = 0; j <= 5; j++)
                        nodes[i, j] = i / 10.0;
                }
                var area = new Bands(0, 0, 1000, 500, nodes)
                    .Below(level)
                    .ToString()
                    .Split('M', StringSplitOptions.RemoveEmptyEntries)
                    .Sum(Area);

                Assert.Equal(level, area / (1000 * 500), 1e-3);
            });

    private static double Area(string polygon)
    {
        var corners = polygon
            .TrimEnd('Z')
            .Split('L')
            .Select(corner =>
                corner.Split(' ').Select(number => double.Parse(number, System.Globalization.CultureInfo.InvariantCulture)).ToArray()
            )
            .ToArray();
        return Math.Abs(corners.Select((corner, i) => Cross(corner, corners[(i + 1) % corners.Length])).Sum()) / 2;
    }

    private static double Cross(double[] a, double[] b) => a[0] * b[1] - a[1] * b[0];
}
