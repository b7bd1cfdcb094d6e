namespace Tunewright.Tests.Studies;

public class TellTests
{
    [Fact]
    public void AFinishedTrialIsRefusedOrSkipped()
    {
        var study = Some.Study();
        var trial = study.Ask();
        study.Tell(trial, 1);

        var error = Assert.Throws<TrialFinishedException>(() => study.Tell(trial, 2));

        Assert.Contains("Trial 0", error.Message);
        Assert.Equal(1, study.Tell(trial, 2, skipIfFinished: true).Values[0]);
        Assert.Equal(1, study.BestValue);
    }

    [Fact]
    public void StateAndValuesMustFit()
    {
        var study = Some.Study();
        var trial = study.Ask();

        Assert.Throws<ArgumentException>(() => study.Tell(0, null));
        Assert.Throws<ArgumentException>(() => study.Tell(0, null, TrialState.Complete));
        Assert.Throws<ArgumentException>(() => study.Tell(trial, [1], TrialState.Failed));
        Assert.Throws<ArgumentException>(() => study.Tell(trial, [1, 2]));
        Assert.Throws<ArgumentException>(() => study.Tell(trial, double.NaN, TrialState.Complete));
        Assert.Throws<ArgumentException>(() => study.Tell(trial, TrialState.Running));
        Assert.Throws<ArgumentException>(() => study.Tell(trial, TrialState.Waiting));
        Assert.Throws<ArgumentException>(() => study.Tell(17, 1.0));
        Assert.Equal(TrialState.Running, Assert.Single(study.Trials).State);
    }

    [Fact]
    public void FailsWithAReason()
    {
        var study = Some.Study();
        study.Ask();

        Assert.Equal((TrialState.Failed, "No memory."), (study.Fail(0, "No memory.").State, study.Trials[0].FailureReason));
        Assert.Throws<TrialFinishedException>(() => study.Fail(0, "Again."));
        study.Enqueue(new Dictionary<string, object?>());
        Assert.Throws<InvalidOperationException>(() => study.Fail(1, "It waits."));
    }

    [Fact]
    public void TellsByNumberPrunedFailedAndNaN()
    {
        var study = Some.Study();
        for (var i = 0; i < 4; i++)
            study.Ask();
        study.Enqueue(new Dictionary<string, object?>());

        study.Tell(0, 0.5);
        study.Tell(1, null, TrialState.Pruned);
        study.Tell(2, null, TrialState.Failed);
        study.Tell(3, double.NaN);

        Assert.Equal(
            [TrialState.Complete, TrialState.Pruned, TrialState.Failed, TrialState.Failed, TrialState.Waiting],
            study.Trials.Select(trial => trial.State)
        );
        Assert.Throws<InvalidOperationException>(() => study.Tell(4, 1.0));
    }

    [Fact]
    public void AnotherProcessMayTell()
    {
        using var folder = new TemporaryFolder();
        Study Open() =>
            Some.Study(
                new()
                {
                    Name = "s",
                    Storage = new JournalStorage(folder.File("s.log")),
                    LoadIfExists = true,
                }
            );
        var (here, there) = (Open(), Open());
        var trial = here.Ask(new Dictionary<string, Distribution> { ["x"] = new FloatDistribution(0, 1) });

        there.Tell(trial.Number, 3.0);

        Assert.Equal(3, here.BestValue);
        Assert.Throws<TrialFinishedException>(() => here.Tell(trial, 4));
    }

    [Fact]
    public void AskSuggestsGivenDistributionsAtOnce()
    {
        var study = Some.Study();

        var trial = study.Ask(
            new OrderedDictionary<string, Distribution> { ["b"] = new FloatDistribution(0, 1), ["a"] = new IntDistribution(1, 3) }
        );

        Assert.Equal(["b", "a"], trial.Record.Parameters.Select(parameter => parameter.Name));
        Assert.Equal(["b", "a"], study.Trials[0].Parameters.Select(parameter => parameter.Name));
        Assert.Throws<ArgumentException>(() => study.Ask(new Dictionary<string, Distribution> { ["a"] = new FloatDistribution(0, 1) }));
        Assert.Equal(TrialState.Failed, study.Trials[1].State);
    }

    [Fact]
    public void QueuedTrialsComeFirstAndKeepTheirValues()
    {
        var study = Some.Study();
        study.Enqueue(new Dictionary<string, object?> { ["x"] = 0.25, ["c"] = "b" }, new Dictionary<string, object?> { ["why"] = "guess" });
        study.Enqueue(new Dictionary<string, object?> { ["x"] = 5 });

        study.Optimize(trial => trial.SuggestDouble("x", 0, 1) + (trial.SuggestCategorical("c", "a", "b") == "b" ? 1 : 0), trials: 3);

        Assert.Equal((0.25, "b", "guess"), (study.Trials[0]["x"], study.Trials[0]["c"], study.Trials[0].UserAttributes["why"]));
        Assert.Equal(5.0, study.Trials[1]["x"]);
        Assert.Equal(3, study.Trials.Count);
    }

    [Fact]
    public void QueuingSkipsWhatExists()
    {
        var study = Some.Study();
        var values = new Dictionary<string, object?>
        {
            ["x"] = 0.5,
            ["n"] = 3,
            ["nan"] = double.NaN,
        };
        study.Enqueue(values);

        study.Enqueue(
            new Dictionary<string, object?>
            {
                ["n"] = 3L,
                ["x"] = 0.5 + 1e-9,
                ["nan"] = double.NaN,
            },
            skipIfExists: true
        );
        study.Enqueue(new Dictionary<string, object?> { ["n"] = 3 }, skipIfExists: true);
        study.Enqueue(values);

        Assert.Equal(3, study.Trials.Count);
    }

    [Fact]
    public void AQueuedValueThatIsNoChoiceFailsTheTrial()
    {
        var study = Some.Study();
        study.Enqueue(new Dictionary<string, object?> { ["c"] = "z" });

        var error = Assert.Throws<ArgumentException>(() =>
            study.Optimize(trial => trial.SuggestCategorical("c", "a", "b").Length, trials: 1)
        );

        Assert.Contains("\"z\"", error.Message);
        Assert.Throws<ArgumentException>(() => study.Enqueue(new Dictionary<string, object?> { [""] = 1 }));
    }

    [Fact]
    public void AddsTrialsThatWereRunElsewhere()
    {
        var now = DateTimeOffset.UnixEpoch;
        var study = Some.Study();
        var trial = new FrozenTrial
        {
            Id = 77,
            Number = 99,
            State = TrialState.Complete,
            Values = [1],
            Parameters = [new("x", new FloatDistribution(0, 1), 0.5)],
            Started = now,
            Completed = now,
        };

        var added = study.AddTrial(trial);

        Assert.Equal(0, added.Number);
        Assert.Equal(1, study.BestValue);
        foreach (
            var invalid in new[]
            {
                trial with
                {
                    Values = [],
                },
                trial with
                {
                    Values = [double.NaN],
                },
                trial with
                {
                    Values = [1, 2],
                },
                trial with
                {
                    State = TrialState.Failed,
                },
                trial with
                {
                    Completed = null,
                },
                trial with
                {
                    Started = null,
                },
                trial with
                {
                    Parameters = [new("x", new FloatDistribution(0, 1), 2)],
                },
                trial with
                {
                    Parameters = [.. trial.Parameters, .. trial.Parameters],
                },
                trial with
                {
                    Parameters = [new("x", new IntDistribution(0, 1), 1)],
                },
                trial with
                {
                    Parameters = [new("", new IntDistribution(0, 1), 1)],
                },
                trial with
                {
                    State = TrialState.Running,
                },
            }
        )
        {
            Assert.ThrowsAny<ArgumentException>(() => study.AddTrial(invalid));
        }

        Assert.Single(study.Trials);
    }
}
