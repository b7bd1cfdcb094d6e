namespace Tunewright.Tests.Importance;

public class ConstantParameterTests
{
    [Fact]
    public void HaveNoImportance()
    {
        var study = Some.Study();
        study.Optimize(trial => trial.SuggestDouble("x", 1, 1) + trial.SuggestInt("n", 4, 4), trials: 20);
        Assert.All(PedAnova.Importances(study), importance => Assert.Equal(0, importance.Value));

        var beside = Some.Study();
        beside.Optimize(trial => trial.SuggestDouble("x", 0, 1) + trial.SuggestInt("n", 4, 4), trials: 20);
        Assert.Equal([KeyValuePair.Create("x", 1.0), KeyValuePair.Create("n", 0.0)], PedAnova.Importances(beside));
    }

    [Fact]
    public void RangesOfAllIntegersAreNoProblem()
    {
        var all = new IntDistribution(long.MinValue, long.MaxValue);
        var trials = Enumerable
            .Range(0, 20)
            .Select(i => new FrozenTrial
            {
                Id = i,
                Number = i,
                State = TrialState.Complete,
                Values = [i],
                Parameters = [new("seed", all, (i - 10) * 1e17)],
            })
            .ToList();

        Assert.Equal(1, Assert.Single(PedAnova.Importances(trials, trial => trial.Values[0])).Value);
    }
}
