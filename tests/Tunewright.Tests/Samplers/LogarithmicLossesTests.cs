namespace Tunewright.Tests.Samplers;

public class LogarithmicLossesTests
{
    [Fact]
    public void AreLogarithmsAboveTheLowestAndTheMedian()
    {
        // The lowest is 1 and the median 3, so the offset is 2.
        var (values, slope) = LogarithmicLosses.Of([3, 1, 1001, 5, 2, double.PositiveInfinity])!.Value;

        Assert.Equal(
            [Math.Log(4), Math.Log(2), Math.Log(1002), Math.Log(6), Math.Log(3), Math.Log(1002)],
            values,
            (a, b) => Math.Abs(a - b) < 1e-12
        );
        Assert.Equal(-values.Sum(), slope, 1e-12);
    }

    [Fact]
    public void AreNoneWhereHalfOfTheLossesAreTheLowest()
    {
        Assert.Null(LogarithmicLosses.Of([1, 1, 1, 7]));
        Assert.Null(LogarithmicLosses.Of([double.NegativeInfinity, double.PositiveInfinity]));
        Assert.Null(LogarithmicLosses.Of([-1e308, 0, 1e308]));
    }

    /// <summary>Losses over ten powers of ten, which rise evenly as logarithms; and normal ones, which have no better scale.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AreLearntWhereTheyAreLikelier(bool logarithmic)
    {
        double[][] points = [.. Enumerable.Range(0, 25).Select(i => new[] { i / 24.0 })];
        double[] losses = [.. points.Select((x, i) => logarithmic ? Math.Exp(23 * x[0]) : Normal.Quantile((7 * i % 25 + 0.5) / 25))];

        var surrogate = new SurrogateFits(deterministic: false).LearnLosses("", points, losses, [false]);

        var expected = logarithmic ? LogarithmicLosses.Of(losses)!.Value.Values : losses;
        Assert.Equal(Surrogate.Standardise(expected).Values, surrogate.Values);
    }
}
