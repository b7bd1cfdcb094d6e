using System.Text.Json;

namespace Tunewright.Tests.Samplers;

/// <summary>Whole studies suggest what Optuna 5 suggested; see <c>Fixtures/sampler_fixtures.py</c>.</summary>
public class SequenceTests
{
    /// <summary>Discrete values are equal; continuous ones to the rounding of the two machines' logarithms and exponentials.</summary>
    private const double Rounding = 1e-9;

    public static TheoryData<string> Names =>
        [.. Fixture.Cases("sampler-sequences.json").Select(recorded => recorded.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void SuggestsWhatOptunaSuggests(string name)
    {
        var recorded = Fixture.Cases("sampler-sequences.json").Single(recorded => recorded.GetProperty("name").GetString() == name);
        var distributions = recorded
            .GetProperty("distributions")
            .EnumerateArray()
            .Select(json => Distribution.Parse(json.GetString()!))
            .ToArray();
        var trials = recorded.GetProperty("trials").EnumerateArray().Select((trial, i) => Fixture.Trial(trial, i, distributions)).ToArray();
        var sampler = Sampler(name, recorded.GetProperty("options"));
        var replay = new Replay(Fixture.Directions(recorded));

        foreach (var batch in trials.Chunk(recorded.GetProperty("batch").GetInt32()))
        {
            foreach (var trial in batch)
                replay.Ask(sampler, trial, (parameter, actual) => AssertSuggested(trial, parameter, actual));
            foreach (var trial in batch.Reverse())
                replay.Tell(trial);
        }
    }

    private static void AssertSuggested(FrozenTrial trial, TrialParameter expected, double actual)
    {
        var isExact = expected.Distribution is not FloatDistribution { Step: null };
        Assert.True(
            isExact ? expected.Value == actual : Math.Abs(expected.Value - actual) <= Rounding * Math.Max(Math.Abs(expected.Value), 1e-3),
            $"trial {trial.Number}, {expected.Name}: {actual:R}, not {expected.Value:R}"
        );
    }

    private static ISampler Sampler(string name, JsonElement options)
    {
        var seed = options.GetProperty("seed").GetInt64();
        return name.StartsWith("random", StringComparison.Ordinal)
            ? new RandomSampler(seed, RandomGenerator.NumPy)
            : new TpeSampler(
                new TpeOptions
                {
                    Seed = seed,
                    Generator = RandomGenerator.NumPy,
                    Multivariate = options.TryGetProperty("multivariate", out var multivariate) ? multivariate.GetBoolean() : null,
                    Group = options.TryGetProperty("group", out var group) && group.GetBoolean(),
                    ConstantLiar = !options.TryGetProperty("constant_liar", out var liar) || liar.GetBoolean(),
                    StartupTrials = options.TryGetProperty("n_startup_trials", out var startup) ? startup.GetInt32() : 10,
                    Candidates = options.TryGetProperty("n_ei_candidates", out var candidates) ? candidates.GetInt32() : 24,
                }
            );
    }
}
