using System.Text.Json;

namespace Tunewright.Tests.Samplers;

public class GridSamplerTests
{
    private static readonly Dictionary<string, IReadOnlyList<object?>> Space = new() { ["a"] = [1, 3], ["b"] = ["x", null, true] };

    [Fact]
    public void TriesAllCombinationsInOptunasOrder()
    {
        foreach (var recorded in Fixture.Cases("grids.json"))
        {
            var space = recorded
                .GetProperty("space")
                .EnumerateObject()
                .ToDictionary(p => p.Name, p => (IReadOnlyList<object?>)PythonJson.Parse(p.Value.GetRawText())!);
            var seed = recorded.GetProperty("seed");
            var study = Some.Study(
                new() { Sampler = seed.ValueKind == JsonValueKind.Null ? new GridSampler(space) : new GridSampler(space, seed.GetInt64()) }
            );

            study.Optimize(
                trial =>
                {
                    trial.SuggestInt("a", 0, 9);
                    trial.SuggestDouble("b", -2, 2);
                    trial.SuggestCategorical("kind", new object?[] { "relu", null, true, "x" });
                    return 0;
                },
                trials: 100
            );

            Assert.Equal(
                recorded.GetProperty("trials").EnumerateArray().Select(parameters => Text(PythonJson.Parse(parameters.GetRawText()))),
                study.Trials.Select(trial => Text(trial.ExternalParameters()))
            );
            Assert.Equal(
                Text(PythonJson.Parse(recorded.GetProperty("attributes")[0].GetRawText())),
                Text(study.Trials[0].SystemAttributes)
            );
        }
    }

    [Fact]
    public void StopsWhenAllIsTriedAlsoByFourThreads()
    {
        var study = Some.Study(new() { Sampler = new GridSampler(Space) });

        study.Optimize(
            trial => trial.SuggestInt("a", 1, 3) + (trial.SuggestCategorical("b", new object?[] { "x", null, true }) is null ? 1 : 0),
            trials: 100,
            parallelism: 4
        );

        Assert.Equal(6, study.Trials.Select(trial => Text(trial.ExternalParameters())).Distinct().Count());
        // A thread repeats what another one has not ended yet, each combination at most once, and one more that it began as the last ended.
        Assert.InRange(study.Trials.Count, 6, 4 * 6 + 4);
    }

    [Fact]
    public void RefusesAParameterWithoutValues()
    {
        var error = Assert.Throws<ArgumentException>(() =>
            new GridSampler(new Dictionary<string, IReadOnlyList<object?>> { ["rate"] = [] })
        );

        Assert.Contains("'rate'", error.Message);
    }

    [Fact]
    public void NamesTheParameterThatTheGridLacksOrThatDoesNotFit()
    {
        var unknown = Some.Study(new() { Sampler = new GridSampler(Space) }).Ask();
        var outside = Some.Study(new() { Sampler = new GridSampler(Space) }).Ask();

        Assert.Contains("'rate'", Assert.Throws<ArgumentException>(() => unknown.SuggestDouble("rate", 0, 1)).Message);
        Assert.Contains("'a'", Assert.Throws<ArgumentException>(() => outside.SuggestInt("a", 50, 90)).Message);
    }

    /// <summary>Keys in one order, and 1.0 as 1: a JSON number has no type.</summary>
    private static string Text(object? value) =>
        value switch
        {
            IReadOnlyDictionary<string, object?> map => "{"
                + string.Join(",", map.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}:{Text(p.Value)}"))
                + "}",
            IReadOnlyList<object?> list => "[" + string.Join(",", list.Select(Text)) + "]",
            double number => number.ToString("R"),
            _ => value?.ToString() ?? "null",
        };
}
