namespace Tunewright.Tests.Trials;

public class FixedTrialTests
{
    private static double Objective(Trial trial)
    {
        var x = trial.SuggestDouble("x", 0, 1);
        trial.Report(x, 0);
        trial.SetUserAttribute("seen", x);
        if (trial.ShouldPrune())
            throw new TrialPrunedException();
        return x + trial.SuggestInt("n", 1, 3) + (trial.SuggestCategorical("c", "a", null) is null ? 10 : 0);
    }

    [Fact]
    public void RunsAnObjectiveWithKnownValues()
    {
        var trial = new FixedTrial(
            new Dictionary<string, object?>
            {
                ["x"] = 0.5,
                ["n"] = 2,
                ["c"] = null,
            }
        );

        Assert.Equal(12.5, Objective(trial));
        Assert.Equal(0.5, trial.Record.UserAttributes["seen"]);
        Assert.Equal(0.5, trial.Record.IntermediateValues[0]);
    }

    [Fact]
    public void RunsWhatAStudyFound()
    {
        var study = Some.Study();
        study.Optimize(Objective, trials: 5);

        Assert.Equal(study.BestValue, Objective(new FixedTrial(study.BestParameters)));
    }

    [Fact]
    public void RefusesMissingAndImpossibleValues()
    {
        Assert.Contains(
            "'x'",
            Assert.Throws<ArgumentException>(() => Objective(new FixedTrial(new Dictionary<string, object?>()))).Message
        );
        var outside = Assert.Throws<ArgumentException>(() => Objective(new FixedTrial(new Dictionary<string, object?> { ["x"] = 2 })));
        Assert.Contains("'x'", outside.Message);
        Assert.Contains('2', outside.Message);
    }
}
