using CsCheck;
using Tunewright.Contracts;

namespace Tunewright.Tests.Pruners;

public class PercentilePrunerTests
{
    [Theory]
    [InlineData(25, 2, false)]
    [InlineData(25, 2.01, true)]
    [InlineData(75, 4, false)]
    [InlineData(75, 4.01, true)]
    [InlineData(10, 1.41, true)]
    [InlineData(10, 1.4, false)]
    public void KeepsTheGivenPart(double percentile, double report, bool prunes)
    {
        var history = Some.Study(Some.Complete(5), Some.Complete(3), Some.Complete(1), Some.Complete(4), Some.Complete(2));

        Assert.Equal(prunes, new PercentilePruner(percentile).Prunes(history, Some.Running(report)));
    }

    [Fact]
    public void AMoreGenerousPercentileNeverPrunesMore() =>
        Gen.Select(Histories.All, Histories.Curves, Gen.Double[0, 100], Gen.Double[0, 100])
            .Sample(
                (history, curve, a, b) =>
                {
                    // The interpolation is undefined beside an infinity.
                    if (history.Finished.Any(t => t.IntermediateValues.Values.Any(double.IsInfinity)))
                        return;
                    var trial = Some.Running() with { IntermediateValues = curve };

                    var strict = new PercentilePruner(Math.Min(a, b), startupTrials: 1).Prunes(history, trial);
                    var generous = new PercentilePruner(Math.Max(a, b), startupTrials: 1).Prunes(history, trial);

                    Assert.True(strict || !generous);
                }
            );

    [Theory]
    [InlineData(-0.1)]
    [InlineData(100.1)]
    [InlineData(double.NaN)]
    public void RefusesWhatIsNoPercentile(double percentile) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(percentile), () => new PercentilePruner(percentile));
}
