using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Tunewright;

namespace Interop.Tests;

/// <summary>
/// What Debian's Optuna 3.1 computes and version 5 did not change: random values, the split of one objective without constraints,
/// kernels' weights, categorical kernels, the prior's masses of discrete values (but for logarithmic integers, which 3.1 took as
/// continuous), and the widths of kernels that have no prior as neighbour, of which version 5 has no others. Multivariate widths,
/// continuous densities (3.1 leaves out the division by the width), the order of draws and all about several objectives are others.
/// </summary>
public class SamplerParityTests
{
    private static readonly Lazy<Task<JsonElement>> Recorded = new(() => Python.RunAsync("optuna", "samplers.py"));

    [Fact]
    public async Task RandomSequencesAreEqual()
    {
        var recorded = await Recorded.Value;
        var ranges = recorded
            .GetProperty("ranges")
            .EnumerateObject()
            .Select(range => (range.Name, Distribution: Distribution.Parse(range.Value.GetString()!)))
            .ToArray();
        var study = Study.Create(new() { Sampler = new RandomSampler(21, RandomGenerator.NumPy), Pruner = new NoPruner() });
        foreach (var expected in recorded.GetProperty("random").EnumerateArray())
        {
            var trial = study.Ask();
            foreach (var ((name, distribution), value) in ranges.Zip(Numbers(expected)))
            {
                var drawn = Suggest(trial, name, distribution);
                if (distribution is FloatDistribution { Log: true })
                    AssertClose([value], [drawn]); // exp is the machine's
                else
                    Assert.Equal(value, drawn);
            }
        }
    }

    [Fact]
    public async Task SplitsAreEqual()
    {
        foreach (var split in (await Recorded.Value).GetProperty("splits").EnumerateArray())
        {
            var direction = Enum.Parse<StudyDirection>(split.GetProperty("direction").GetString()!, ignoreCase: true);
            var ledger = new TpeHistory([direction]);

            ledger.MoveTo([.. split.GetProperty("trials").EnumerateArray().Select(Trial)]);

            var good = ledger.ByNumber.ToArray().Where(row => ledger.Split.IsGood[row]).Select(row => (double)row);
            Assert.Equal(Numbers(split.GetProperty("below")), good);
        }
    }

    [Fact]
    public async Task WidthsAreEqual()
    {
        foreach (var recorded in (await Recorded.Value).GetProperty("widths").EnumerateArray())
        {
            using var workspace = new Workspace();
            var kernels = (NumericKernels)Estimator(recorded, workspace).Kernels(0);

            AssertClose(Numbers(recorded.GetProperty("mu")), kernels.Means[..^1]);
            AssertClose(Numbers(recorded.GetProperty("sigma")), kernels.Widths[..^1]);
        }
    }

    [Fact]
    public async Task WeightsAndDensitiesAreEqual()
    {
        foreach (var recorded in (await Recorded.Value).GetProperty("densities").EnumerateArray())
        {
            using var workspace = new Workspace();
            var estimator = Estimator(recorded, workspace);
            var points = Numbers(recorded.GetProperty("points"));
            var candidates = new Candidates(
                new SearchSpace([("x", Distribution.Parse(recorded.GetProperty("range").GetString()!))]),
                points.Length
            );
            candidates.Set(0, points);

            AssertClose(Numbers(recorded.GetProperty("weights")), estimator.Weights);
            AssertClose(Numbers(recorded.GetProperty("logDensity")), estimator.LogDensity(candidates).AsSpan(0, points.Length));
        }
    }

    private static ParzenEstimator Estimator(JsonElement recorded, Workspace workspace)
    {
        var distribution = Distribution.Parse(recorded.GetProperty("range").GetString()!);
        var values = Array.ConvertAll(Numbers(recorded.GetProperty("values")), value => distribution.ToReal(value));
        var observations = new Observations(new SearchSpace([("x", distribution)]), values.Length, workspace);
        values.CopyTo(observations.Values(0));
        Enumerable.Range(0, values.Length).OrderBy(i => values[i]).ToArray().CopyTo(observations.Ascending(0));
        return new ParzenEstimator(observations, uniform: false);
    }

    private static double Suggest(Trial trial, string name, Distribution distribution) =>
        distribution switch
        {
            FloatDistribution d => trial.SuggestDouble(name, d.Low, d.High, d.Step, d.Log),
            IntDistribution { Log: true } d => trial.SuggestInt(name, (int)d.Low, (int)d.High, log: true),
            IntDistribution d => trial.SuggestInt(name, (int)d.Low, (int)d.High, (int)d.Step),
            CategoricalDistribution d => d.ToInternal(trial.SuggestCategorical(name, [.. d.Choices])),
            _ => throw new NotSupportedException(),
        };

    private static FrozenTrial Trial(JsonElement recorded, int number) =>
        new()
        {
            Id = number,
            Number = number,
            State = (TrialState)recorded.GetProperty("state").GetInt32(),
            Values = [.. Numbers(recorded.GetProperty("values"))],
            IntermediateValues = recorded
                .GetProperty("reports")
                .EnumerateArray()
                .ToImmutableSortedDictionary(report => report[0].GetInt64(), report => Number(report[1].GetString()!)),
        };

    private static double Number(string python) =>
        python switch
        {
            "inf" => double.PositiveInfinity,
            "nan" => double.NaN,
            _ => double.Parse(python, CultureInfo.InvariantCulture),
        };

    private static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(number => number.GetDouble())];

    private static void AssertClose(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= 1e-10 * Math.Max(1, Math.Abs(expected[i])),
                $"{i}: {expected[i]:R} is not {actual[i]:R}"
            );
        }
    }
}
