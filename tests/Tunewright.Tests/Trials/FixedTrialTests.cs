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
    public void RefusesMissingValuesAndThoseOfAnotherKind()
    {
        Assert.Contains(
            "'x'",
            Assert.Throws<ArgumentException>(() => Objective(new FixedTrial(new Dictionary<string, object?>()))).Message
        );
        var other = Assert.Throws<ArgumentException>(() => Objective(new FixedTrial(new Dictionary<string, object?> { ["x"] = "far" })));
        Assert.Contains("'x'", other.Message);
        Assert.Contains("far", other.Message);
    }

    [Fact]
    public void RunsTheBestTrialAlsoIfItWasQueuedOutOfRange()
    {
        var study = Some.Study();
        study.Enqueue(new Dictionary<string, object?> { ["x"] = -20.0 });
        study.Optimize(trial => trial.SuggestDouble("x", 0, 10), trials: 5);

        Assert.Equal(-20, study.BestValue);
        Assert.Equal(-20, new FixedTrial(study.BestParameters).SuggestDouble("x", 0, 10));
    }

    [Fact]
    public void KeepsConstraintsAsAStudyDoes()
    {
        var trial = new FixedTrial(new Dictionary<string, object?>());

        trial.SetConstraint("d", 1);
        trial.SetConstraint("d", -1);

        Assert.Equal([KeyValuePair.Create("d", 1.0)], trial.Record.Constraints);
        Assert.Throws<ArgumentException>(() => trial.SetConstraint("e", double.NaN));
        Assert.Throws<ArgumentException>(() => trial.SetConstraint("", 0));
        Assert.Throws<ArgumentNullException>(() => trial.SetConstraint(null!, 0));
        Assert.Throws<ArgumentException>(() => trial.SetUserAttribute("", 0));
    }
}
