namespace Tunewright.Tests.Samplers;

public class BruteForceSamplerTests
{
    /// <summary>Seven points: three with a, one with c, and three with b, of which one needs no depth.</summary>
    private static double Tree(Trial trial) =>
        trial.SuggestCategorical("kind", "a", "b", "c") switch
        {
            "a" => trial.SuggestInt("x", 1, 3),
            "b" => trial.SuggestCategorical("deep", true, false) ? trial.SuggestDouble("depth", 0.1, 0.3, step: 0.2) : 0,
            _ => 9,
        };

    private static string[] Points(Study study) =>
        [.. study.Trials.Select(trial => string.Join(' ', trial.ExternalParameters().Select(p => $"{p.Key}={p.Value}")))];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void TriesEachPointOfAConditionalTreeOnce(int seed)
    {
        var study = Some.Study(new() { Sampler = new BruteForceSampler(seed) });

        study.Optimize(Tree, trials: 100);

        Assert.Equal(7, study.Trials.Count);
        Assert.Equal(7, Points(study).Distinct().Count());
    }

    [Fact]
    public void LeavesNothingOutWithWorkersQueuedPointsAndPrunedTrials()
    {
        var study = Some.Study(new() { Sampler = new BruteForceSampler(1) });
        study.Enqueue(new Dictionary<string, object?> { ["kind"] = "a", ["x"] = 7 }); // outside of the range: no point of the space

        study.Optimize(
            trial =>
            {
                var value = Tree(trial);
                return value == 2 ? throw new TrialPrunedException() : value;
            },
            trials: 100,
            parallelism: 4
        );

        Assert.Equal(8, Points(study).Distinct().Count());
        Assert.InRange(study.Trials.Count, 8, 40);
    }

    [Fact]
    public void CountsFailedTrialsAsTried()
    {
        var study = Some.Study(new() { Sampler = new BruteForceSampler(1) });

        study.Optimize(
            trial => trial.SuggestInt("x", 1, 5) == 3 ? throw new ArithmeticException() : 0,
            trials: 100,
            options: new() { Catch = [typeof(ArithmeticException)] }
        );

        Assert.Equal(5, study.Trials.Count);
    }

    [Fact]
    public void TriesTheRestWhenARangeGrows()
    {
        var study = Some.Study(new() { Sampler = new BruteForceSampler(1) });

        study.Optimize(trial => trial.SuggestInt("x", 1, 3), trials: 100);
        Assert.Equal(3, study.Trials.Count);
        study.Tell(study.Ask(), 0); // asks for nothing
        var trial = study.Ask();
        Assert.InRange(trial.SuggestInt("x", 1, 5), 4, 5);
    }

    [Fact]
    public void NamesAContinuousParameter()
    {
        var trial = Some.Study(new() { Sampler = new BruteForceSampler(1) }).Ask();

        Assert.Contains("'rate'", Assert.Throws<ArgumentException>(() => trial.SuggestDouble("rate", 0, 1)).Message);
    }
}
