namespace Tunewright.Tests.Pruners;

public class ThresholdPrunerTests
{
    private static readonly StudyHistory Empty = Some.Study();

    [Theory]
    [InlineData(-1, false)]
    [InlineData(-1.01, true)]
    [InlineData(2, false)]
    [InlineData(2.01, true)]
    [InlineData(double.NaN, true)]
    [InlineData(double.PositiveInfinity, true)]
    public void BoundsAreStillGood(double report, bool prunes) =>
        Assert.Equal(prunes, new ThresholdPruner(lower: -1, upper: 2).Prunes(Empty, Some.Running(0, report)));

    [Fact]
    public void OneBoundIsEnough()
    {
        Assert.False(new ThresholdPruner(upper: 0).Prunes(Empty, Some.Running(double.NegativeInfinity)));
        Assert.False(new ThresholdPruner(lower: 0).Prunes(Empty, Some.Running(double.PositiveInfinity)));
    }

    [Fact]
    public void WaitsForWarmupAndInterval()
    {
        var pruner = new ThresholdPruner(upper: 0, warmupSteps: 1, interval: 2);

        var looked = Enumerable.Range(0, 6).Where(step => pruner.Prunes(Empty, Some.Running([.. Enumerable.Repeat(1.0, step + 1)])));

        Assert.Equal([1, 3, 5], looked);
    }

    [Fact]
    public void RefusesBoundsThatMakeNoRange()
    {
        Assert.Throws<ArgumentException>(() => new ThresholdPruner());
        Assert.Contains("2", Assert.Throws<ArgumentException>("lower", () => new ThresholdPruner(lower: 2, upper: 1)).Message);
        Assert.Throws<ArgumentException>("lower", () => new ThresholdPruner(lower: double.NaN));
    }
}
