namespace Tunewright.Tests.Stopping;

public class ModelledStopTests
{
    private static int Trials(StopCondition condition, double noise = 0)
    {
        var study = Some.Study(new() { Sampler = new TpeSampler(seed: 1) });
        study.Optimize(
            trial =>
                Math.Pow(trial.SuggestDouble("x", -1, 1), 2)
                + Math.Pow(trial.SuggestDouble("y", -1, 1) - 0.3, 2)
                + noise * Math.Sin(trial.Number * 12.9898),
            trials: 100,
            options: new() { StopWhen = [condition] }
        );
        return study.Trials.Count;
    }

    [Fact]
    public void ARegretBoundStopsTheSoonerTheMoreItTolerates()
    {
        var (loose, tight) = (Trials(new RegretBound(0.5)), Trials(new RegretBound(0.02)));

        Assert.InRange(loose, 20, 60);
        Assert.InRange(tight, loose, 100);
        Assert.Equal(100, Trials(new RegretBound(0)));
    }

    [Fact]
    public void AnExpectedGainStopsTheSoonerTheMoreATrialMustGain()
    {
        var (loose, tight) = (Trials(new ExpectedGain(0.05)), Trials(new ExpectedGain(1e-4)));

        Assert.InRange(loose, 20, 40);
        Assert.InRange(tight, loose, 100);
        Assert.Equal(100, Trials(new ExpectedGain(0)));
    }

    [Fact]
    public void TheySeeTheTrialsOfEarlierRuns()
    {
        var study = Some.Study(new() { Sampler = new TpeSampler(seed: 1) });
        study.Optimize(trial => Math.Pow(trial.SuggestDouble("x", -1, 1), 2), trials: 60);

        study.Optimize(
            trial => Math.Pow(trial.SuggestDouble("x", -1, 1), 2),
            trials: 60,
            options: new() { StopWhen = [new ExpectedGain(0.1)] }
        );

        Assert.Equal(60, study.Trials.Count);
    }

    [Fact]
    public void TheyRefuseThresholdsThatAreNone()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RegretBound(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExpectedGain(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RegretBound(1, minTrials: 1));
    }
}
