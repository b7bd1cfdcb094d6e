using System.Text.Json;

namespace Tunewright.Tests.Samplers;

/// <summary>Against what Optuna 5 computed; see <c>Fixtures/sampler_fixtures.py</c>.</summary>
public class ParzenEstimatorTests
{
    public static TheoryData<string> Names =>
        [.. Fixture.Cases("parzen-estimators.json").Select(recorded => recorded.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void KernelsAndDensitiesAreOptunas(string name)
    {
        var recorded = Fixture.Cases("parzen-estimators.json").Single(recorded => recorded.GetProperty("name").GetString() == name);
        // A recorded space is in its own order, not by name; names that sort alike keep it.
        var parameters = recorded
            .GetProperty("space")
            .EnumerateObject()
            .Select((p, i) => ($"{i:00}", Name: p.Name, Distribution: Distribution.Parse(p.Value.GetString()!)))
            .ToArray();
        var space = new SearchSpace(parameters.Select(p => (p.Item1, p.Distribution)));
        var columns = parameters.Select(p => recorded.GetProperty("observations").Numbers(p.Name)).ToArray();
        using var workspace = new Workspace();
        var observations = new Observations(space, columns[0].Length, workspace);
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i].Select(space.Parameters[i].Distribution.ToReal).ToArray().CopyTo(observations.Values(i));
            NumPyOrder.Sort(observations.Values(i), observations.Ascending(i));
        }

        var estimator = new ParzenEstimator(observations, uniform: false);

        AssertClose(recorded.Numbers("weights"), estimator.Weights);
        foreach (var (kernels, i) in recorded.GetProperty("kernels").EnumerateArray().Select((kernels, i) => (kernels, i)))
            AssertKernels(kernels, estimator.Kernels(i));
        var points = parameters.Select(p => recorded.GetProperty("points").Numbers(p.Name)).ToArray();
        var candidates = new Candidates(space, points[0].Length);
        for (var i = 0; i < points.Length; i++)
            candidates.Set(i, points[i]);
        foreach (var asNumPy in new[] { false, true })
            AssertClose(recorded.Numbers("logDensity"), estimator.LogDensity(candidates, asNumPy).AsSpan(0, candidates.Count));
    }

    private static void AssertKernels(JsonElement expected, object actual)
    {
        if (actual is NumericKernels numeric)
        {
            AssertClose(expected.Numbers("mu"), numeric.Means);
            AssertClose(expected.Numbers("sigma"), numeric.Widths);
            return;
        }

        var categorical = (CategoricalKernels)actual;
        var rows = expected
            .GetProperty("weights")
            .EnumerateArray()
            .Select(row => row.EnumerateArray().Select(Fixture.Number).ToArray())
            .ToArray();
        for (var kernel = 0; kernel < rows.Length; kernel++)
            AssertClose(rows[kernel], categorical.Probabilities(kernel));
    }

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
