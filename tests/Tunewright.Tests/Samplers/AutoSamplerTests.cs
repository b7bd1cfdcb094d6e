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

    [Fact]
    public void ModelsFewNumbersAndThenEvolvesThem()
    {
        var study = Search(trial => Math.Pow(trial.SuggestDouble("x", -1, 1), 2) + Math.Pow(trial.SuggestInt("n", -9, 9), 2), trials: 30);

        Assert.Equal(
            [.. Enumerable.Repeat(nameof(QuasiRandomSampler), 10), .. Enumerable.Repeat(nameof(GaussianProcessSampler), 20)],
            Choices(study)
        );
        Assert.Equal("GaussianProcessSampler: 2 numeric parameters, and 29 trials", study.Trials[29].SystemAttributes["tunewright:auto"]);

        var later = Some.Study(new() { Sampler = new AutoSampler(seed: 1) });
        foreach (var trial in Enumerable.Range(0, 250).Select(i => study.Trials[i % 30]))
            later.AddTrial(trial);
        later.Optimize(trial => Math.Pow(trial.SuggestDouble("x", -1, 1), 2) + Math.Pow(trial.SuggestInt("n", -9, 9), 2), trials: 40);

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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void LeavesCategoriesAndConditionsToTpe(bool categories)
    {
        var study = Search(
            trial =>
                categories ? trial.SuggestCategorical("kind", 1, 2, 3) + trial.SuggestDouble("x", 0, 1)
                : trial.SuggestDouble("x", 0, 1) is > 0.5 and var x ? x
                : trial.SuggestDouble("y", 0, 1),
            trials: 20
        );

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
