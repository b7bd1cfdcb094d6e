namespace Tunewright.Tests.Samplers;

public class TpeSamplerTests
{
    [Fact]
    public void FindsTheMinimumOfABowlBetterThanChance()
    {
        double Best(ISampler sampler)
        {
            var study = Some.Study(new() { Sampler = sampler });
            study.Optimize(
                trial => Math.Pow(trial.SuggestDouble("x", -5, 5) - 1, 2) + Math.Pow(trial.SuggestDouble("y", -5, 5) + 2, 2),
                trials: 100
            );
            return study.BestValue;
        }

        var wins = Enumerable.Range(0, 11).Count(seed => Best(new TpeSampler(seed)) < Best(new RandomSampler(seed)));

        Assert.InRange(wins, 9, 11);
    }

    [Fact]
    public void ResumesAsIfItHadNeverStopped()
    {
        static double Bowl(Trial trial) => Math.Pow(trial.SuggestDouble("x", -5, 5), 2) + trial.SuggestInt("n", 0, 50);
        var whole = Some.Study(new() { Sampler = new TpeSampler(seed: 4) });
        var storage = new InMemoryStorage();

        whole.Optimize(Bowl, trials: 40);
        for (var part = 0; part < 4; part++)
        {
            Some.Study(
                    new()
                    {
                        Name = "parts",
                        Storage = storage,
                        LoadIfExists = true,
                        Sampler = new TpeSampler(seed: 4),
                    }
                )
                .Optimize(Bowl, trials: 10);
        }

        var parts = Study.Load(
            new()
            {
                Name = "parts",
                Storage = storage,
                Sampler = new TpeSampler(),
                Pruner = new NoPruner(),
            }
        );
        Assert.Equal(whole.Trials.SelectMany(trial => trial.Parameters), parts.Trials.SelectMany(trial => trial.Parameters));
    }

    [Theory]
    [InlineData(-1, 24)]
    [InlineData(10, 0)]
    public void RefusesOptionsOutOfRange(int startup, int candidates) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new TpeSampler(new TpeOptions { StartupTrials = startup, Candidates = candidates })
        );

    [Fact]
    public void RefusesGroupsWithoutTheMultivariateEstimator() =>
        Assert.Throws<ArgumentException>(() => new TpeSampler(new TpeOptions { Group = true, Multivariate = false }));

    [Fact]
    public void RefusesASeedThatNumPyHasNot() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TpeSampler(new TpeOptions { Seed = -1, Generator = RandomGenerator.NumPy }));
}
