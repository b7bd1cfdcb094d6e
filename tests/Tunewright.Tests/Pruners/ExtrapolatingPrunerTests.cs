namespace Tunewright.Tests.Pruners;

public class ExtrapolatingPrunerTests
{
    [Theory]
    [InlineData(1.2, 3.0, 0.5)]
    [InlineData(0.2, 0.7, 1.1)]
    public void FitsAPowerLawByItsBeginning(double limit, double scale, double exponent)
    {
        var times = Enumerable.Range(1, 10).Select(t => (double)t).ToArray();

        var curve = PowerLaw.Fit(times, [.. times.Select(t => limit + scale * Math.Pow(t, -exponent))]);

        Assert.Equal(limit + scale * Math.Pow(50, -exponent), curve.At(50), 0.02);
    }

    [Fact]
    public void AConstantCurveStaysConstant() => Assert.Equal(2, PowerLaw.Fit([1, 2, 3], [2, 2, 2]).At(100), 1e-12);

    /// <summary>Curves that start high and fall fast would be pruned by rank; by forecast they go on.</summary>
    [Theory]
    [InlineData(StudyDirection.Minimize)]
    [InlineData(StudyDirection.Maximize)]
    public void KeepsWhatStartsBadAndEndsWell(StudyDirection direction)
    {
        var sign = direction == StudyDirection.Minimize ? 1 : -1;
        var study = Tests.Some.Study(
            new()
            {
                Direction = direction,
                Pruner = new ExtrapolatingPruner(),
                Sampler = new RandomSampler(3),
            }
        );
        var sooner = 0;
        study.Optimize(
            trial =>
            {
                var (limit, scale) = trial.Number switch
                {
                    < 8 => (1.0 + 0.1 * trial.Number, 1.0),
                    8 => (0.5, 8.0),
                    _ => (2.0, 0.1),
                };
                var value = 0.0;
                for (var step = 0; step < 40; step++)
                {
                    // The best so far is 1.0, but forecasts are off by the wave.
                    value = sign * (limit + scale * Math.Pow(step + 1, -0.8) + 0.01 * Math.Sin(step * 7 + trial.Number));
                    trial.Report(value, step);
                    if (trial.ShouldPrune())
                    {
                        sooner += trial.Number > 8 ? 39 - step : 0;
                        throw new TrialPrunedException();
                    }
                }
                return value;
            },
            trials: 12
        );

        Assert.Equal(TrialState.Complete, study.Trials[8].State);
        Assert.All(study.Trials.Skip(9), trial => Assert.Equal(TrialState.Pruned, trial.State));
        Assert.InRange(sooner, 3 * 25, 3 * 40);
    }

    [Fact]
    public void RefusesArgumentsOutOfRange()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExtrapolatingPruner(1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExtrapolatingPruner(startupTrials: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExtrapolatingPruner(warmupSteps: -1));
    }
}
