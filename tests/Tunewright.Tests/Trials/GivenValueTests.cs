namespace Tunewright.Tests.Trials;

/// <summary>Values that are given to a trial, not drawn: the objective, the record and the sampler have the same one, or none has.</summary>
public class GivenValueTests
{
    private static Trial Queued(string name, object? value, out Study study)
    {
        study = Some.Study();
        study.Enqueue(new Dictionary<string, object?> { [name] = value });
        return study.Ask();
    }

    [Theory]
    [InlineData(3.7, "3.7")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NaN, "NaN")]
    [InlineData("abc", "abc")]
    [InlineData(9_007_199_254_740_993, "9007199254740993")]
    public void ThatNoIntegerParameterCanHaveAreRefusedByNameAndValue(object value, string shown)
    {
        var trial = Queued("n", value, out _);

        var error = Assert.Throws<ArgumentException>(() => trial.SuggestInt("n", 0, 10));

        Assert.Contains("'n'", error.Message);
        Assert.Contains(shown, error.Message);
        Assert.Empty(trial.Record.Parameters);
    }

    [Fact]
    public void BeyondIntAreRefusedByNameAndValueAndHadAsALong()
    {
        var trial = Queued("n", 5_000_000_000, out _);

        var error = Assert.Throws<ArgumentException>(() => trial.SuggestInt("n", 0, 10));

        Assert.Contains("'n'", error.Message);
        Assert.Contains("5000000000", error.Message);
        Assert.Equal(5_000_000_000, Queued("n", 5_000_000_000, out _).SuggestLong("n", 0, 10));
    }

    [Theory]
    [InlineData(3.0)]
    [InlineData(3)]
    [InlineData((byte)3)]
    public void AreTheSameForTheObjectiveTheRecordAndTheSampler(object value)
    {
        var trial = Queued("n", value, out var study);

        Assert.Equal(3, trial.SuggestInt("n", 0, 10));
        Assert.Equal(3L, trial.Record["n"]);
        Assert.Equal(3.0, trial.Record.Parameters[0].Value);
        study.Tell(trial, 1);
        Assert.Equal(3L, study.Trials[0]["n"]);
    }

    [Fact]
    public void AreRefusedAtTheQueueWhereTheStudyKnowsTheParameter()
    {
        var study = Some.Study();
        study.Optimize(trial => trial.SuggestInt("n", 0, 10), trials: 1);

        var error = Assert.Throws<ArgumentException>(() => study.Enqueue(new Dictionary<string, object?> { ["n"] = 3.7 }));

        Assert.Contains("'n'", error.Message);
        Assert.Single(study.Trials);
    }

    [Fact]
    public void FailTheirTrialWhenTheyAreOfAnotherKind()
    {
        var study = Some.Study();
        study.Enqueue(new Dictionary<string, object?> { ["x"] = "far" });

        Assert.Throws<ArgumentException>(() => study.Optimize(trial => trial.SuggestDouble("x", 0, 1), trials: 1));

        Assert.Equal(TrialState.Failed, study.Trials[0].State);
        Assert.Contains("'x'", study.Trials[0].FailureReason);
    }

    [Fact]
    public void AreKeptForASecondRangeOfTheSameNameWithAWarning()
    {
        var log = new StringWriter();
        var study = Some.Study();
        study.Enqueue(new Dictionary<string, object?> { ["n"] = 7 });

        study.Optimize(
            trial => trial.SuggestInt("n", 0, 10) + trial.SuggestInt("n", 5, 8) + trial.SuggestInt("n", 0, 3),
            trials: 1,
            options: new() { Log = log }
        );

        Assert.Equal(21, study.BestValue);
        Assert.Contains("warning: a trial asked for 'n' twice", log.ToString());
        Assert.Equal(2, log.ToString().TrimEnd().Split('\n').Length);
    }

    [Fact]
    public void WithANameThatIsNotAskedForAreNoted()
    {
        var study = Some.Study();
        var log = new StringWriter();
        study.Enqueue(new Dictionary<string, object?> { ["x"] = 0.5, ["learning_rat"] = 0.1 });

        study.Optimize(trial => trial.SuggestDouble("x", 0, 1), trials: 2, options: new() { Log = log });

        Assert.Equal(["learning_rat"], study.Trials[0].UnusedParameters);
        Assert.Empty(study.Trials[1].UnusedParameters);
        Assert.Contains("warning: trial 0 was queued with 'learning_rat'", log.ToString());
    }

    [Fact]
    public void OfASamplerMustLieInTheRange()
    {
        var study = Some.Study(new() { Sampler = new Stray() });

        var error = Assert.Throws<InvalidOperationException>(() => study.Ask().SuggestDouble("x", 0, 1));

        Assert.Contains("Stray", error.Message);
        Assert.Contains("'x'", error.Message);
    }

    private sealed class Stray : ISampler
    {
        public double Sample(StudyHistory history, FrozenTrial trial, string name, Distribution distribution) => double.NaN;
    }
}
