namespace Tunewright.Tests.Samplers;

public class AutoSamplerTests
{
    private static string[] Choices(Study study) =>
        [.. study.Trials.Select(trial => ((string)trial.SystemAttributes["tunewright:auto"]!).Split(':')[0])];

    private static Study Search(Func<Trial, double> objective, int trials)
    {
        var study = Some.Study(new() { Sampler = new AutoSampler(seed: 1) });
        study.Optimize(objective, trials);
        return study;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ModelsAFewParametersInTurnWithTpe(bool categories)
    {
        var study = Search(
            trial =>
                Math.Pow(trial.SuggestDouble("x", -1, 1), 2)
                + (categories ? trial.SuggestCategorical("n", 1, 2, 3) : Math.Pow(trial.SuggestInt("n", -9, 9), 2)),
            trials: 30
        );

        Assert.Equal((nameof(MiddleSampler), 0.0), (Choices(study)[0], study.Trials[0]["x"]));
        Assert.All(Choices(study)[1..10], choice => Assert.Equal(nameof(QuasiRandomSampler), choice));
        var counts = Choices(study)[10..].CountBy(choice => choice).ToDictionary();
        Assert.Equal(20, counts[nameof(GaussianProcessSampler)] + counts[nameof(TpeSampler)]);
        Assert.InRange(counts[nameof(TpeSampler)], 2, 10);
        Assert.EndsWith(
            categories ? ": 2 parameters, and 29 trials" : ": 2 numeric parameters, and 29 trials",
            (string)study.Trials[29].SystemAttributes["tunewright:auto"]!
        );
    }

    [Fact]
    public void EvolvesNumbersWhenThereAreManyTrials()
    {
        static double Objective(Trial trial) => Math.Pow(trial.SuggestDouble("x", -1, 1), 2) + Math.Pow(trial.SuggestInt("n", -9, 9), 2);
        var study = Search(Objective, trials: 30);
        var later = Some.Study(new() { Sampler = new AutoSampler(seed: 1) });
        foreach (var trial in Enumerable.Range(0, 250).Select(i => study.Trials[i % 30]))
            later.AddTrial(trial);

        later.Optimize(Objective, trials: 40);

        Assert.All(Choices(later)[250..], choice => Assert.Equal(nameof(CmaEsSampler), choice));
        // It begins where the first trials were good.
        Assert.InRange(later.Trials.Skip(250).Average(trial => Math.Abs((double)trial["x"]!)), 0, 0.3);
    }

    [Fact]
    public void EvolvesManyNumbersAtOnce()
    {
        var study = Search(trial => Enumerable.Range(0, 25).Sum(i => trial.SuggestDouble($"x{i}", -1, 1)), trials: 15);

        Assert.All(Choices(study)[10..], choice => Assert.Equal(nameof(CmaEsSampler), choice));
    }

    [Fact]
    public void LeavesConditionsToTpe()
    {
        var study = Search(trial => trial.SuggestDouble("x", 0, 1) is > 0.5 and var x ? x : trial.SuggestDouble("y", 0, 1), trials: 20);

        Assert.All(Choices(study)[10..], choice => Assert.Equal(nameof(TpeSampler), choice));
    }

    [Fact]
    public void LeavesSeveralObjectivesToTpe()
    {
        var study = Some.Study(new() { Sampler = new AutoSampler(1), Directions = [StudyDirection.Minimize, StudyDirection.Maximize] });

        study.Optimize(trial => [trial.SuggestDouble("x", 0, 1), trial.SuggestDouble("y", 0, 1)], trials: 20);

        Assert.Equal("TpeSampler: 2 objectives", study.Trials[19].SystemAttributes["tunewright:auto"]);
    }
}
