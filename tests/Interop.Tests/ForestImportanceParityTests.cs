using System.Text.Json;
using Tunewright;

namespace Interop.Tests;

/// <summary>The importances of Optuna's fANOVA and mean decrease of impurity. The forests differ by their random samples.</summary>
public class ForestImportanceParityTests
{
    private const double Tolerance = 0.02;

    [Fact]
    public async Task ImportancesAreClose()
    {
        var recorded = await Python.RunAsync("optuna", "importances_forest.py");
        FrozenTrial[] trials = [.. recorded.GetProperty("trials").EnumerateArray().Select(Trial)];

        AssertClose("fanova", Fanova.Importances(trials, trial => trial.Values[0]));
        AssertClose("impurity", MeanDecreaseImpurity.Importances(trials, trial => trial.Values[0]));

        void AssertClose(string name, IReadOnlyList<KeyValuePair<string, double>> importances)
        {
            var expected = recorded.GetProperty(name).EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetDouble());
            foreach (var (parameter, importance) in importances)
                Assert.Equal(expected[parameter], importance, Tolerance);
        }
    }

    private static FrozenTrial Trial(JsonElement recorded, int number)
    {
        double Number(string name) => recorded.GetProperty("parameters").GetProperty(name).GetDouble();
        return new()
        {
            Id = number,
            Number = number,
            State = TrialState.Complete,
            Values = [recorded.GetProperty("value").GetDouble()],
            Parameters =
            [
                new("x", new FloatDistribution(-1, 1), Number("x")),
                new("y", new FloatDistribution(1e-3, 1, log: true), Number("y")),
                new("n", new IntDistribution(1, 20), Number("n")),
                new("z", new FloatDistribution(0, 1), Number("z")),
            ],
        };
    }
}
