namespace Tunewright.Tests.Stopping;

public class StopConditionTests
{
    [Fact]
    public void StopsAtTheTarget()
    {
        var study = Run(new() { Direction = StudyDirection.Maximize }, trial => trial.Number, new TargetValue(5));

        Assert.Equal(6, study.Trials.Count);
    }

    [Fact]
    public void StopsWhenNothingImproves()
    {
        var study = Run(new(), trial => Math.Max(0, 5 - trial.Number), new Patience(trials: 4));

        Assert.Equal(10, study.Trials.Count);
    }

    [Fact]
    public void StopsWhenImprovementsAreSmall() =>
        Assert.Equal(4, Run(new(), trial => -trial.Number / 10.0, new Patience(trials: 3, minImprovement: 1)).Trials.Count);

    [Fact]
    public void CountsTrialsOverSeveralCalls()
    {
        var study = Run(new(), trial => trial.Number, new TrialLimit(5));

        study.Optimize(trial => trial.Number, trials: 100, options: new() { StopWhen = [new TrialLimit(8)] });

        Assert.Equal(8, study.Trials.Count);
    }

    [Fact]
    public void StopsByTheClockOfTheWholeStudy()
    {
        var clock = new Clock();
        var study = Some.Study(new() { Time = clock });

        for (var call = 0; call < 2; call++)
        {
            study.Optimize(
                _ =>
                {
                    clock.Now += TimeSpan.FromMinutes(1);
                    return 0;
                },
                trials: 6,
                options: new() { StopWhen = [new WallClock(TimeSpan.FromMinutes(10))] }
            );
        }

        Assert.Equal(10, study.Trials.Count);
    }

    [Fact]
    public void ATimeoutIsOfOneCallAndLetsTheTrialEnd()
    {
        var clock = new Clock();
        var study = Some.Study(new() { Time = clock });

        for (var call = 1; call <= 2; call++)
        {
            study.Optimize(
                _ =>
                {
                    clock.Now += TimeSpan.FromMinutes(1);
                    return 0;
                },
                timeout: TimeSpan.FromMinutes(2.5)
            );

            Assert.Equal(3 * call, study.TrialsIn(TrialState.Complete).Count);
        }
    }

    [Fact]
    public void StopsWhenTheSamplerHasTriedEverything()
    {
        var study = Some.Study(new() { Sampler = new GridSampler(new Dictionary<string, IReadOnlyList<object?>> { ["n"] = [1, 2, 3] }) });

        study.Optimize(trial => trial.SuggestInt("n", 1, 3));

        Assert.Equal([1L, 2L, 3L], study.Trials.Select(trial => trial["n"]).Order());
    }

    [Fact]
    public void RefusesLimitsThatMeanNothing()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TargetValue(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Patience(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Patience(1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrialLimit(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WallClock(TimeSpan.Zero));
    }

    private static Study Run(StudyOptions options, Func<Trial, double> objective, StopCondition condition)
    {
        var study = Some.Study(options);
        study.Optimize(objective, trials: 100, options: new() { StopWhen = [condition] });
        return study;
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;

        public override long GetTimestamp() => Now.Ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;
    }
}
