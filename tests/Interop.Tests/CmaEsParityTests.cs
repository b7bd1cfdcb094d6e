using System.Text.Json;
using Tunewright;

namespace Interop.Tests;

/// <summary>
/// Each generation of Python's package cmaes, told the points that it drew; learning rates by the paper's equations in NumPy.
/// </summary>
public class CmaEsParityTests
{
    private const double FirstSigma = 1.0 / 6;
    private static readonly Lazy<Task<JsonElement>> Recorded = new(() => Python.RunAsync("cmaes", "cma_es.py"));

    [Theory]
    [InlineData("full", false)]
    [InlineData("separable", true)]
    public async Task StatesAreEqual(string name, bool separable)
    {
        foreach (var recorded in (await Recorded.Value).GetProperty(name).EnumerateArray())
        {
            var n = recorded.GetProperty("dimensions").GetInt32();
            AssertFollows(Start(n, separable), recorded.GetProperty("steps"));
        }
    }

    [Fact]
    public async Task AdaptedRatesAreEqual()
    {
        var steps = (await Recorded.Value).GetProperty("adapted");

        var last = AssertFollows(Start(3, separable: false) with { Rates = LearningRates.Of(3) }, steps);

        AssertClose(Numbers(steps.EnumerateArray().Last().GetProperty("rates")), [last.Rates!.Mean.Rate, last.Rates.Covariance.Rate]);
        Assert.InRange(last.Rates.Covariance.Rate, 0.01, 0.99);
    }

    [Fact]
    public async Task MarginsAreEqual()
    {
        foreach (var recorded in (await Recorded.Value).GetProperty("margin").EnumerateArray())
        {
            var levels = recorded.GetProperty("levels").GetInt32();
            var space = new SearchSpace([
                ("a", new IntDistribution(1, levels)),
                ("b", new IntDistribution(1, levels)),
                ("c", new FloatDistribution(0, 1)),
                ("d", new FloatDistribution(0, 1)),
            ]);
            var start = Start(4, separable: false) with { Margin = new(space, [1, 1, 1, 1]) };

            AssertFollows(start with { Mean = [0.501, 0.501, 0.501, 0.501] }, recorded.GetProperty("steps"));
        }
    }

    [Fact]
    public async Task WarmStartsAreEqual()
    {
        var recorded = (await Recorded.Value).GetProperty("warm");

        var (mean, sigma, covariance) = WarmStart.Of(Ranked(recorded));

        AssertClose(Numbers(recorded.GetProperty("mean")), mean);
        AssertClose([recorded.GetProperty("sigma").GetDouble()], [sigma]);
        AssertClose(Flat(recorded.GetProperty("covariance")), covariance.Values);
    }

    [Fact]
    public async Task PointsOfTheSameDrawsAreEqual()
    {
        var recorded = (await Recorded.Value).GetProperty("draw");
        var state = new CmaEsState(
            new CmaEsParameters(3, 7, separable: false),
            [0.5, 0.5, 0.5],
            0.25,
            new FullCovariance(new Matrix(3, 3, Flat(recorded.GetProperty("covariance"))))
        );

        AssertClose(Numbers(recorded.GetProperty("point")), state.Point(Numbers(recorded.GetProperty("normal"))));
    }

    private static CmaEsState Start(int n, bool separable) =>
        new(
            new CmaEsParameters(n, CmaEsParameters.DefaultSize(n), separable),
            [.. Enumerable.Repeat(0.5, n)],
            FirstSigma,
            separable ? new DiagonalCovariance([.. Enumerable.Repeat(1.0, n)]) : new FullCovariance(Matrix.Identity(n))
        );

    private static CmaEsState AssertFollows(CmaEsState state, JsonElement steps)
    {
        foreach (var step in steps.EnumerateArray())
        {
            if (state.Margin is { } margin)
            {
                foreach (var (point, evaluated) in Points(step, "points").Zip(Points(step, "evaluated")))
                {
                    for (var i = 0; i < 2; i++)
                    {
                        var range = margin.Space.Parameters[i].Distribution;
                        Assert.Equal(range.FromUnit(evaluated[i]), range.FromUnit(margin.Widened(state, i, point[i])));
                    }
                }
            }

            state = state.Tell(Ranked(step));

            var n = state.Mean.Length;
            AssertClose(Numbers(step.GetProperty("mean")), state.Mean);
            AssertClose([step.GetProperty("sigma").GetDouble()], [state.Sigma]);
            AssertClose(Numbers(step.GetProperty("path")), state.Path);
            AssertClose(Numbers(step.GetProperty("rankOnePath")), state.RankOnePath);
            var covariance = state.Covariance is FullCovariance full ? full.Matrix : new Matrix(n, n);
            for (var i = 0; i < n; i++)
                covariance[i, i] = state.Covariance.Variance(i);
            AssertClose(Flat(step.GetProperty("covariance")), covariance.Values);
            if (state.Margin is { } corrected)
                AssertClose(Numbers(step.GetProperty("scales")), corrected.Scales);
        }
        return state;
    }

    private static List<double[]> Ranked(JsonElement step) =>
        [.. Points(step, "points").Zip(Numbers(step.GetProperty("values"))).OrderBy(pair => pair.Second).Select(pair => pair.First)];

    private static IEnumerable<double[]> Points(JsonElement step, string name) => step.GetProperty(name).EnumerateArray().Select(Numbers);

    private static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(number => number.GetDouble())];

    private static double[] Flat(JsonElement rows) => [.. rows.EnumerateArray().SelectMany(Numbers)];

    private static void AssertClose(double[] expected, ReadOnlySpan<double> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-8 * Math.Max(1e-3, Math.Abs(expected[i])));
    }
}
