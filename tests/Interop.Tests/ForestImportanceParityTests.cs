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
        var study = Study.Create(new() { Pruner = new NoPruner() });
        foreach (var trial in recorded.GetProperty("trials").EnumerateArray())
        {
            var parameters = trial.GetProperty("parameters");
            double Number(string name) => parameters.GetProperty(name).GetDouble();
            study.AddTrial(
                new()
                {
                    Id = 0,
                    Number = 0,
                    State = TrialState.Complete,
                    Values = [trial.GetProperty("value").GetDouble()],
                    Parameters =
                    [
                        new("x", new FloatDistribution(-1, 1), Number("x")),
                        new("y", new FloatDistribution(1e-3, 1, log: true), Number("y")),
                        new("n", new IntDistribution(1, 20), Number("n")),
                        new("z", new FloatDistribution(0, 1), Number("z")),
                    ],
                }
            );
        }

        AssertClose("fanova", Fanova.Importances(study));
        AssertClose("impurity", MeanDecreaseImpurity.Importances(study));

        void AssertClose(string name, IReadOnlyList<KeyValuePair<string, double>> importances)
        {
            var expected = recorded.GetProperty(name).EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetDouble());
            foreach (var (parameter, importance) in importances)
                Assert.Equal(expected[parameter], importance, Tolerance);
        }
    }
}
