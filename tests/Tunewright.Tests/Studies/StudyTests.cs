namespace Tunewright.Tests.Studies;

public class StudyTests
{
    [Fact]
    public void OptimizesALambdaInMemory()
    {
        var study = Some.Study(new() { Name = "parabola" });

        study.Optimize(trial => Math.Pow(trial.SuggestDouble("x", -10, 10) - 2, 2), trials: 100);

        Assert.Equal(Enumerable.Range(0, 100), study.Trials.Select(trial => trial.Number));
        Assert.All(study.Trials, trial => Assert.Equal(TrialState.Complete, trial.State));
        Assert.Equal(study.Trials.Min(trial => trial.Values[0]), study.BestValue);
        Assert.Equal(study.BestValue, Math.Pow((double)study.BestParameters["x"]! - 2, 2));
    }

    [Fact]
    public void AsksAndTells()
    {
        var study = Some.Study(new() { Direction = StudyDirection.Maximize });

        for (var i = 0; i < 10; i++)
        {
            var trial = study.Ask();
            study.Tell(trial, trial.SuggestInt("n", 1, 100));
        }

        Assert.Equal(study.Trials.Max(trial => (long)trial["n"]!), study.BestValue);
    }

    [Fact]
    public void LosesNoTrialOfFourThreads()
    {
        var study = Some.Study();

        study.Optimize(trial => trial.SuggestDouble("x", 0, 1), trials: 2000, parallelism: 4);

        Assert.Equal(Enumerable.Range(0, 2000), study.Trials.Select(trial => trial.Number));
        Assert.All(study.Trials, trial => Assert.Equal(trial["x"], trial.Values[0]));
    }
}
