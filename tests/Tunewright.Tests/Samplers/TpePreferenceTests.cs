namespace Tunewright.Tests.Samplers;

/// <summary>TPE with beliefs, and with trials of different lengths.</summary>
public class TpePreferenceTests
{
    private static double Best(TpeOptions options, int trials, double optimum = 0.7)
    {
        var study = Some.Study(new() { Sampler = new TpeSampler(options) });
        study.Optimize(
            trial =>
                Enumerable.Range(0, 4).Sum(i => Math.Pow(trial.SuggestDouble($"x{i}", 0, 1) - optimum, 2))
                + (trial.SuggestCategorical("kind", "a", "b", "c", "d") == "c" ? 0 : 0.5),
            trials
        );
        return study.BestValue;
    }

    private static TpeOptions Believing(double value, long seed) =>
        new()
        {
            Seed = seed,
            Beliefs = Enumerable
                .Range(0, 4)
                .Select(i => KeyValuePair.Create($"x{i}", new Belief(value, 0.1)))
                .Append(new("kind", new Belief("c")))
                .ToDictionary(),
        };

    [Fact]
    public void ATrueBeliefHelpsAtOnce()
    {
        var wins = Enumerable.Range(0, 9).Count(seed => Best(Believing(0.65, seed), 20) < Best(new() { Seed = seed }, 20));

        Assert.InRange(wins, 7, 9);
    }

    [Fact]
    public void AWrongBeliefCostsTrialsNotTheSearch()
    {
        var worse = Enumerable.Range(0, 5).Average(seed => Best(Believing(0.1, seed), 150));

        Assert.InRange(worse, 0, 0.06);
    }

    [Fact]
    public void BeliefsThatDoNotFitAreNamed()
    {
        var error = Assert.Throws<ArgumentException>(() => new BeliefDensity("n", new(99), new IntDistribution(1, 9)));
        Assert.Contains("'n' is 99", error.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new TpeSampler(new TpeOptions { Beliefs = new Dictionary<string, Belief> { ["n"] = new(1, 0) } })
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => new TpeSampler(new TpeOptions { BeliefTrials = -1 }));
    }

    /// <summary>Two regions are as good, and one takes a hundred times as long.</summary>
    [Fact]
    public void QuickTrialsComeFirstAmongEquals()
    {
        int Slow(bool perSecond)
        {
            var clock = new SteppingClock();
            var study = Some.Study(new() { Sampler = new TpeSampler(new TpeOptions { Seed = 1, PerSecond = perSecond }), Time = clock });
            study.Optimize(
                trial =>
                {
                    var x = trial.SuggestDouble("x", -1, 1);
                    clock.Pass(TimeSpan.FromSeconds(x > 0 ? 100 : 1));
                    return Math.Abs(Math.Abs(x) - 0.5);
                },
                trials: 80
            );
            return study.Trials.Skip(20).Count(trial => (double)trial["x"]! > 0);
        }

        Assert.InRange(Slow(perSecond: true), 0, 15);
        Assert.InRange(Slow(perSecond: false), Slow(perSecond: true) + 5, 60);
    }

    private sealed class SteppingClock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now;

        public void Pass(TimeSpan time) => _now += time;
    }
}
