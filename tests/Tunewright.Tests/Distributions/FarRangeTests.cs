namespace Tunewright.Tests.Distributions;

/// <summary>Ranges near the limits of doubles and integers.</summary>
public class FarRangeTests
{
    private const long Exact = 1L << 53;

    [Fact]
    public void RefusesARangeWiderThanTheLargestDouble()
    {
        Assert.Contains("wider", Assert.Throws<ArgumentException>(() => new FloatDistribution(-1e308, 1e308)).Message);
        var error = Assert.Throws<ArgumentException>(() => Some.Study().Ask().SuggestDouble("x", -1e308, 1e308));
        Assert.Contains("'x'", error.Message);
    }

    [Fact]
    public void ReadsAStoredRangeThatNothingCanBeDrawnFrom()
    {
        const string json = """{"name": "FloatDistribution", "attributes": {"step": null, "low": -1e308, "high": 1e308, "log": false}}""";

        Assert.Equal(1e308, ((FloatDistribution)Distribution.Parse(json)).High);
    }

    [Theory]
    [InlineData(long.MinValue, long.MaxValue)]
    [InlineData(0, Exact + 1)]
    [InlineData(-Exact - 1, 0)]
    public void RefusesIntegersThatNoStorageHoldsExactly(long low, long high)
    {
        var error = Assert.Throws<ArgumentException>(() => Some.Study().Ask().SuggestLong("seed", low, high));

        Assert.Contains("'seed'", error.Message);
        Assert.Contains("2⁵³", error.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void DrawsTheLastIntegersAsOftenAsOthers(bool tpe)
    {
        var study = Some.Study(
            new() { Sampler = tpe ? new TpeSampler(new TpeOptions { Seed = 1, StartupTrials = 0 }) : new RandomSampler(seed: 1) }
        );
        var counts = new int[11];
        for (var i = 0; i < (tpe ? 300 : 2200); i++)
        {
            var trial = study.Ask();
            var value = trial.SuggestLong("id", Exact - 10, Exact);
            counts[value - (Exact - 10)]++;
            // Never told, so that the sampler has only its prior: uniform.
            study.Tell(trial, TrialState.Failed);
        }

        var expected = counts.Sum() / 11.0;
        // χ² of 10 degrees of freedom: above 29.6 once in a thousand; the prior of TPE is a Gaussian, not quite uniform.
        Assert.InRange(counts.Sum(count => (count - expected) * (count - expected) / expected), 0, tpe ? 60 : 29.6);
        Assert.All(counts, count => Assert.InRange(count, 1, int.MaxValue));
    }

    [Fact]
    public void TpeLearnsAmongTheLastIntegers()
    {
        var study = Some.Study(new() { Sampler = new TpeSampler(seed: 1) });

        study.Optimize(trial => Math.Abs(trial.SuggestLong("id", Exact - 1000, Exact) - (Exact - 300)), trials: 100);

        Assert.InRange(study.BestValue, 0, 5);
    }

    [Theory]
    [InlineData(0, 1e9, 0.1)]
    [InlineData(0, 1e6, 0.001)]
    [InlineData(0, 1, 1e-9)]
    [InlineData(-3.07596, 0.32121, 0.00001)]
    public void ContainsEveryValueThatItsOwnDrawsGive(double low, double high, double step)
    {
        var range = new FloatDistribution(low, high, step);
        var study = Some.Study(new() { Sampler = new RandomSampler(seed: 2) });
        for (var i = 0; i < 200; i++)
        {
            var trial = study.Ask();
            var value = trial.SuggestDouble("x", low, high, step);
            study.Tell(trial, 0);

            Assert.True(range.Contains(value), $"{value:R}");
            study.AddTrial(new Dictionary<string, object?> { ["x"] = value }, new Dictionary<string, Distribution> { ["x"] = range }, 1);
        }
        Assert.False(range.Contains(low + 10.5 * step));
    }

    [Theory]
    [InlineData(0, 1e9, 0.1, 999_999_999.9)]
    [InlineData(0, 1e6, 0.001, 999_999.999)]
    [InlineData(0, 1, 1e-9, 0.123456789)]
    public void ContainsWhatPeopleWrite(double low, double high, double step, double value) =>
        Assert.True(new FloatDistribution(low, high, step).Contains(value));

    [Fact]
    public void ReadsAsTheConstructorsCall()
    {
        Assert.Equal("FloatDistribution(0, 1, step: 0.1)", new FloatDistribution(0, 1, 0.1).ToString());
        Assert.Equal("FloatDistribution(1E-05, 1, log: true)", new FloatDistribution(1e-5, 1, log: true).ToString());
        Assert.Equal("IntDistribution(1, 9, step: 2)", new IntDistribution(1, 9, 2).ToString());
        Assert.Equal("CategoricalDistribution(\"a\", null, 0.5)", new CategoricalDistribution("a", null, 0.5).ToString());
    }

    [Fact]
    public void KeepsFloatsAsTheyAreWritten()
    {
        var study = Some.Study();
        study.Enqueue(new Dictionary<string, object?> { ["rate"] = 0.01f, ["x"] = 0.3f });
        var trial = study.Ask();

        Assert.Equal(0.01, trial.SuggestCategorical("rate", 0.1, 0.01));
        Assert.Equal(0.3, trial.SuggestDouble("x", 0, 1, step: 0.1));
        Assert.Equal("CategoricalDistribution(0.1, 0.01)", new CategoricalDistribution(0.1f, 0.01f).ToString());
        Assert.Equal(0.1, PlainValue.Of((Half)0.1f));
    }
}
