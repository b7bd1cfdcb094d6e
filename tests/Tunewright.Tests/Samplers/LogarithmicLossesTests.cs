namespace Tunewright.Tests.Samplers;

public class LogarithmicLossesTests
{
    [Theory]
    [InlineData(0, 2)] // the lowest is 1 and the median 3
    [InlineData(1, 201.4)] // the mean of the finite ones is 202.4
    public void AreLogarithmsAboveTheLowestAndAMiddle(int middle, double offset)
    {
        double[] above = [2, 0, 1000, 4, 1, 1000];

        var (values, slope) = LogarithmicLosses.Of([3, 1, 1001, 5, 2, double.PositiveInfinity], LogarithmicLosses.Middles[middle])!.Value;

        Assert.Equal(above.Select(loss => Math.Log(loss + offset)), values, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(-values.Sum(), slope, 1e-12);
    }

    [Fact]
    public void AreNoneWhereTheMiddleIsTheLowestOrInfinite()
    {
        Assert.Null(LogarithmicLosses.Of([1, 1, 1, 7], LogarithmicLosses.Middles[0]));
        foreach (var middle in LogarithmicLosses.Middles)
        {
            Assert.Null(LogarithmicLosses.Of([1, 1, 1], middle));
            Assert.Null(LogarithmicLosses.Of([double.NegativeInfinity, double.PositiveInfinity], middle));
            Assert.Null(LogarithmicLosses.Of([-1e308, 0, 1e308], middle));
        }
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

        var expected = logarithmic ? LogarithmicLosses.Of(losses, LogarithmicLosses.Middles[0])!.Value.Values : losses;
        Assert.Equal(Surrogate.Standardise(expected).Values, surrogate.Values);
    }

    /// <summary>A steep bowl, most of whose points, and so the median, are at the bottom, where they differ by noise alone.</summary>
    [Fact]
    public void AreLearntAboveTheMeanWhereASearchHasGatheredAtTheBest()
    {
        double[][] points = [.. Enumerable.Range(0, 30).Select(i => new[] { i < 12 ? i / 11.0 : 0.5 + (i - 12) / 2000.0 })];
        double[] losses = [.. points.Select((x, i) => Math.Exp(12 * Math.Pow(x[0] - 0.5, 2)) + 7 * i % 10 * 1e-3)];

        var surrogate = new SurrogateFits(deterministic: false).LearnLosses("", points, losses, [false]);

        Assert.Equal(
            Surrogate.Standardise(LogarithmicLosses.Of(losses, LogarithmicLosses.Middles[1])!.Value.Values).Values,
            surrogate.Values
        );
    }
}
