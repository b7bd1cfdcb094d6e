using System.Text.Json;

namespace Tunewright.Tests.Importance;

public class PedAnovaTests
{
    /// <summary>Fixtures/importances.py recorded them.</summary>
    [Theory]
    [InlineData("plain-minimize")]
    [InlineData("plain-maximize")]
    [InlineData("discrete-minimize")]
    [InlineData("conditional-maximize")]
    public void FindsWhatOptunaFinds(string name)
    {
        var fixtures = Path.Combine(AppContext.BaseDirectory, "Fixtures");
        var expected = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, double>>>(
            File.ReadAllText(Path.Combine(fixtures, "importances.json"))
        )![name];
        using var storage = new JournalStorage(Path.Combine(fixtures, "importances.log"));

        var importances = PedAnova.Importances(Study.Load(new StudyOptions { Name = name, Storage = storage }));

        Assert.Equal(expected.Keys.Order(), importances.Select(i => i.Key).Order());
        foreach (var (parameter, importance) in importances)
            Assert.Equal(expected[parameter], importance, 1e-10);
        Assert.Equal(importances.OrderByDescending(i => i.Value), importances);
    }

    [Fact]
    public void KnowsWhichParameterDecides()
    {
        var study = Some.Study();
        study.Optimize(trial => trial.SuggestDouble("much", -1, 1) + 0.01 * trial.SuggestDouble("little", -1, 1), trials: 200);

        var importances = PedAnova.Importances(study);

        Assert.Equal("much", importances[0].Key);
        Assert.True(importances[0].Value > 0.8);
        Assert.Equal(1, importances.Sum(i => i.Value), 1e-12);
    }

    [Fact]
    public void FindsNothingWhenNothingCanBeTold()
    {
        var study = Some.Study();
        study.Optimize(trial => trial.SuggestDouble("a", 0, 1) + trial.SuggestDouble("b", 0, 1), trials: 1);

        Assert.All(PedAnova.Importances(study), importance => Assert.Equal(0, importance.Value));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void RefusesAQuantileThatIsNone(double quantile) =>
        Assert.Throws<ArgumentOutOfRangeException>("targetQuantile", () => PedAnova.Importances(Some.Study(), targetQuantile: quantile));
}
