namespace Tunewright.Tests.Pruners;

public class MedianPrunerTests
{
    private static readonly StudyHistory Five = Some.Study(
        Some.Complete(1),
        Some.Complete(2),
        Some.Complete(3),
        Some.Complete(4),
        Some.Complete(5)
    );

    [Fact]
    public void KeepsTrialsDuringStartup()
    {
        var four = Some.Study([.. Five.Finished.Take(4)]);

        Assert.False(new MedianPruner().Prunes(four, Some.Running(100)));
        Assert.True(new MedianPruner().Prunes(Five, Some.Running(100)));
    }

    [Fact]
    public void NeedsACompleteTrialEvenWithoutStartup() =>
        Assert.False(new MedianPruner(startupTrials: 0).Prunes(Some.Study(Some.Trial(TrialState.Pruned, 1)), Some.Running(100)));

    [Theory]
    [InlineData(StudyDirection.Minimize, 3, false)]
    [InlineData(StudyDirection.Minimize, 3.01, true)]
    [InlineData(StudyDirection.Maximize, 3, false)]
    [InlineData(StudyDirection.Maximize, 2.99, true)]
    public void PrunesOnlyBeyondTheMedian(StudyDirection direction, double report, bool prunes) =>
        Assert.Equal(prunes, new MedianPruner().Prunes(Some.Study(direction, [.. Five.Finished]), Some.Running(report)));

    [Fact]
    public void JudgesByTheBestReportSoFar() =>
        Assert.False(new MedianPruner(startupTrials: 1).Prunes(Some.Study(Some.Complete(5, 5, 5)), Some.Running(1, 9, 9)));

    [Fact]
    public void PrunesATrialThatReportedOnlyNaN() =>
        Assert.True(new MedianPruner(startupTrials: 1).Prunes(Some.Study(Some.Complete(1)), Some.Running(double.NaN)));

    [Fact]
    public void LeavesOutNaNOfCompleteTrials() =>
        Assert.True(new MedianPruner(startupTrials: 1).Prunes(Some.Study(Some.Complete(1), Some.Complete(double.NaN)), Some.Running(2)));

    [Fact]
    public void ComparesAtExactlyTheSameStep() =>
        Assert.False(new MedianPruner(startupTrials: 1).Prunes(Some.Study(Some.Complete(1, 1)), Some.RunningAt(7, 100)));

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void WaitsForWarmup(int step, bool prunes) =>
        Assert.Equal(
            prunes,
            new MedianPruner(startupTrials: 1, warmupSteps: 3).Prunes(Some.Study(Some.Complete(1, 1, 1, 1)), Some.RunningAt(step, 2))
        );

    [Fact]
    public void LooksOnceInEveryInterval()
    {
        var pruner = new MedianPruner(startupTrials: 1, warmupSteps: 1, interval: 3);
        var history = Some.Study(Some.Complete(0, 0, 0, 0, 0, 0, 0, 0));

        var looked = Enumerable.Range(0, 8).Where(step => pruner.Prunes(history, Some.Running([.. Enumerable.Repeat(1.0, step + 1)])));

        Assert.Equal([1, 4, 7], looked);
    }

    [Fact]
    public void ALateReportMakesUpForAMissedCheck()
    {
        var late = Some.Running(1, 1) with { IntermediateValues = Some.Running(1, 1).IntermediateValues.Add(5, 1) };

        Assert.True(new MedianPruner(startupTrials: 1, interval: 4).Prunes(Some.Study(Some.Complete(0, 0, 0, 0, 0, 0)), late));
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void NeedsEnoughReportsAtTheStep(int minTrials, bool prunes)
    {
        var history = Some.Study(Some.Complete(1, 1), Some.Complete(1, 1), Some.Complete(1));

        Assert.Equal(prunes, new MedianPruner(startupTrials: 1, minTrials: minTrials).Prunes(history, Some.Running(2, 2)));
    }

    [Fact]
    public void OptionsOutOfRangeNameTheirValue()
    {
        Assert.Contains(
            "-1",
            Assert.Throws<ArgumentOutOfRangeException>("startupTrials", () => new MedianPruner(startupTrials: -1)).Message
        );
        Assert.Throws<ArgumentOutOfRangeException>("warmupSteps", () => new MedianPruner(warmupSteps: -1));
        Assert.Throws<ArgumentOutOfRangeException>("interval", () => new MedianPruner(interval: 0));
        Assert.Throws<ArgumentOutOfRangeException>("minTrials", () => new MedianPruner(minTrials: 0));
    }
}
