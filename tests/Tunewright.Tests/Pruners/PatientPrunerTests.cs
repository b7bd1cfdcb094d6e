namespace Tunewright.Tests.Pruners;

public class PatientPrunerTests
{
    private static readonly StudyHistory Empty = Some.Study();

    [Theory]
    [InlineData(new[] { 1.0, 2, 2 }, false)]
    [InlineData(new[] { 1.0, 2, 2, 2 }, true)]
    [InlineData(new[] { 1.0, 2, 2, 1 }, false)]
    [InlineData(new[] { 3.0, 2, 2, 2 }, false)]
    public void WithoutAnotherPrunerItIsEarlyStopping(double[] reports, bool prunes) =>
        Assert.Equal(prunes, new PatientPruner(null, patience: 2).Prunes(Empty, Some.Running(reports)));

    [Theory]
    [InlineData(1.4, false)]
    [InlineData(1.6, true)]
    public void ForgivesUpToTheTolerance(double last, bool prunes)
    {
        Assert.Equal(prunes, new PatientPruner(null, patience: 0, minDelta: 0.5).Prunes(Empty, Some.Running(1, last)));
        Assert.Equal(
            prunes,
            new PatientPruner(null, patience: 0, minDelta: 0.5).Prunes(Some.Study(StudyDirection.Maximize), Some.Running(-1, -last))
        );
    }

    [Fact]
    public void AsksTheOtherPrunerAfterPatience()
    {
        var wrapped = new ThresholdPruner(upper: 5);

        Assert.False(new PatientPruner(wrapped, patience: 1).Prunes(Empty, Some.Running(1, 2, 3)));
        Assert.True(new PatientPruner(wrapped, patience: 1).Prunes(Empty, Some.Running(1, 2, 6)));
        Assert.False(new PatientPruner(wrapped, patience: 1).Prunes(Empty, Some.Running(1, 6)));
    }

    [Fact]
    public void LeavesOutNaN()
    {
        Assert.False(new PatientPruner(null, patience: 0).Prunes(Empty, Some.Running(double.NaN, 1)));
        Assert.False(new PatientPruner(null, patience: 0).Prunes(Empty, Some.Running(1, double.NaN)));
        Assert.True(new PatientPruner(null, patience: 1).Prunes(Empty, Some.Running(1, double.NaN, 2)));
    }

    [Fact]
    public void SamplersLearnFromWhatTheOtherPrunerComparesWith()
    {
        var history = Some.Study([.. Enumerable.Repeat(Some.Complete(1), 40)]);
        var hyperband = new HyperbandPruner(maxResource: 9);

        Assert.Equal(
            hyperband.Comparable(history, 40).Finished,
            new PatientPruner(hyperband, patience: 1).Comparable(history, 40).Finished
        );
    }

    [Fact]
    public void OptionsOutOfRangeAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("patience", () => new PatientPruner(null, patience: -1));
        Assert.Throws<ArgumentOutOfRangeException>("minDelta", () => new PatientPruner(null, patience: 0, minDelta: double.NaN));
    }
}
