using Showrunner;
using Showrunner.Training;
using Showrunner.Tuning;
using Tunewright;

namespace Tuning.Tests;

public sealed class ScriptTunerTests : IDisposable
{
    const string Space =
        """{"embedding": {"int": [6, 16]}, "learning-rate": {"float": [0.001, 0.1], "log": true}, "batch": 4, "length": 8}""";

    readonly TemporaryFolder folder = new();
    readonly InMemoryStorage storage = new();
    readonly Corpus training,
        validation;

    public ScriptTunerTests() => (training, validation) = SomeCorpus.Of(lines: 100).Split();

    public void Dispose() => folder.Dispose();

    TuningOptions Options =>
        new()
        {
            Storage = storage,
            Study = "toy",
            Folder = folder.File("trials"),
            Space = SearchSpace.Parse("toy", Space),
            Budget = TrialBudget.OfEpochs(2),
            Sampler = new TpeSampler(seed: 1),
            Trials = 9,
            Threads = 2,
        };

    ScriptTuner Tuner(TuningOptions? options = null) => new(training, validation, options ?? Options);

    [Fact]
    public void FindsOptionsAndPausesTheOthersAtATenthOfTheWork()
    {
        var tuner = Tuner();

        tuner.Work(stop: TestContext.Current.CancellationToken);

        var candidates = tuner.Candidates;
        Assert.Equal(9, candidates.Count);
        Assert.All(candidates, candidate => Assert.True(candidate.State is CandidateState.Complete or CandidateState.Paused));
        Assert.InRange(candidates.Count(candidate => candidate.State == CandidateState.Paused), 4, 8);
        var best = candidates.MinBy(candidate => candidate.Best)!;
        Assert.Equal(best.Best, Evaluation.Of(ScriptModel.Load(tuner.CheckpointOf(best)!), validation.Text).MeanLoss, 1e-4);
        Assert.Equal(
            tuner.Study.BestValue,
            candidates.Where(candidate => candidate.State == CandidateState.Complete).Min(candidate => candidate.Best)
        );
        Assert.Equal(["embedding", "learning-rate"], tuner.Importances().Select(pair => pair.Key).Order());
    }

    [Fact]
    public void CandidatesThatGoOnFromAModelHaveItsSizesAndAnotherWorkerMustToo()
    {
        using (var trainer = new Trainer(training, validation, TrainingOptions.For(1) with { Model = new() { EmbeddingSize = 12 } }))
            trainer.Save(folder.File("base.show"));
        var from = BaseModel.Load(folder.File("base.show"));
        var tuner = Tuner(Options with { From = from, Trials = 2 });

        tuner.Work(stop: TestContext.Current.CancellationToken);

        Assert.All(tuner.Candidates, candidate => Assert.Equal(["learning-rate"], candidate.Parameters.Keys));
        var best = tuner.CheckpointOf(tuner.Candidates.MinBy(candidate => candidate.Best)!)!;
        Assert.Equal(from.Origins, CheckpointManifest.Read(best).Origins);
        Assert.Contains("goes on from another model", Assert.Throws<ShowrunnerException>(() => Tuner()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BeginsWithTheUsualModelWhereNothingSaysOtherwise()
    {
        using (var trainer = new Trainer(training, validation, TrainingOptions.For(1) with { Model = new() { EmbeddingSize = 12 } }))
            trainer.Save(folder.File("base.show"));
        var usual = BaseModel.Load(folder.File("base.show"));
        ScriptTuner Search(string study, SearchSpace? space, BaseModel? usual) =>
            Tuner(Options with { Study = study, Space = space, UsualFrom = usual });

        Assert.Same(usual, Search("new", null, usual).From);
        Assert.Same(usual, Search("new", null, usual).From); // again, now that the study is there
        Assert.Null(Search("sizes", Options.Space, usual).From);
        Assert.Null(Search("nothing", null, usual: null).From);
        Assert.Null(Search("nothing", null, usual).From);
        Assert.Throws<ShowrunnerException>(() => Search("new", null, usual: null));
    }

    [Fact]
    public void CandidateThatWasPausedAndCutComesToTheLossOfTrainingThatNeverStopped()
    {
        var options = Options with { Trials = 8 };
        for (var cuts = 0; cuts < 3; cuts++)
        {
            using var stop = new CancellationTokenSource();
            var left = 2;
            // Wherever the cut comes, and be it too late, the losses must be the same.
            var cut = Record.Exception(() =>
                Tuner(options)
                    .Work(
                        new Ended(_ =>
                        {
                            if (--left == 0)
                                stop.CancelAfter(20);
                        }),
                        stop.Token
                    )
            );
            Assert.True(cut is null or OperationCanceledException);
        }
        var tuner = Tuner(options);
        tuner.Work(stop: TestContext.Current.CancellationToken);

        var parted = tuner.Candidates.Where(candidate => candidate.Trials.Count > 1).ToList();
        Assert.NotEmpty(parted);
        foreach (var candidate in parted)
        {
            using var whole = new Trainer(training, validation, tuner.OptionsOf(candidate) with { Threads = 2 });
            Assert.Equal(candidate.Losses.Keys.Select(report => whole.TrainTo(report / 10.0)), candidate.Losses.Values);
        }
        Assert.Equal(8, tuner.Candidates.Count);
    }

    [Fact]
    public void WhereTimeIsShortOneCandidateIsTrainedToItsEnd()
    {
        var tuner = Tuner(Options with { Trials = 2, WorkMinutes = 1e-9 });

        tuner.Work(stop: TestContext.Current.CancellationToken);

        var first = tuner.Candidates[0];
        Assert.Equal(CandidateState.Complete, first.State);
        Assert.True(first.Last.Number < tuner.Candidates[1].Number);
    }

    [Fact]
    public void CandidateOfAKilledWorkerMakesItsReportsSinceTheCheckpointAgain()
    {
        var never = Tuner(Options with { Prune = false, Trials = 1 });
        never.Work(stop: TestContext.Current.CancellationToken);
        var whole = never.Candidates[0];
        // What a worker leaves that is killed after its fourth report: a trial that runs, and a checkpoint of the first.
        var tuner = Tuner(Options with { Study = "killed", Folder = folder.File("killed"), Prune = false, Trials = 1 });
        tuner.Study.Enqueue(whole.Parameters);
        var trial = tuner.Study.Ask();
        _ = tuner.Space.Ask(trial, TrainingOptions.For(training.Tokens.Count), withEpochs: false);
        using (var trainer = new Trainer(training, validation, tuner.OptionsOf(whole) with { Threads = 2 }))
        {
            for (var report = 1; report <= 4; report++)
            {
                trial.Report(trainer.TrainTo(report / 10.0), report);
                if (report == 1)
                    trainer.Save(folder.File("killed/00000.show"));
            }
        }

        tuner.Work(stop: TestContext.Current.CancellationToken);

        var resumed = Assert.Single(tuner.Candidates);
        Assert.Equal(2, resumed.Trials.Count);
        Assert.Equal(whole.Losses, resumed.Losses);
        Assert.Equal(whole.Losses.ToDictionary(loss => (long)loss.Key, loss => loss.Value), resumed.Last.IntermediateValues.ToDictionary());
        Assert.Equal(resumed.Best, Evaluation.Of(ScriptModel.Load(tuner.CheckpointOf(resumed)!), validation.Text).MeanLoss, 1e-4);
    }

    [Fact]
    public void BeginsWithWhatTrainWouldDo()
    {
        var tuner = Tuner(
            Options with
            {
                Space = SearchSpace.Parse(
                    "small",
                    """
                    {"epochs": {"int": [1, 20]}, "embedding": {"int": [8, 512]}, "learning-rate": {"float": [0.001, 0.01]},
                     "batch": 8, "length": 48}
                    """
                ),
                Budget = TrialBudget.OfEpochs(1),
                Trials = 1,
            }
        );

        tuner.Work(stop: TestContext.Current.CancellationToken);

        var usual = TrainingOptions.For(training.Tokens.Count);
        Assert.Equal(usual with { Epochs = 1 }, tuner.OptionsOf(tuner.Candidates[0]));
        Assert.Empty(tuner.ArgumentsOf(tuner.Candidates[0]));
    }

    [Theory]
    [InlineData(60_000, null, 1, "4 epochs")]
    [InlineData(60_000, 36.0, 1, "4 epochs")]
    [InlineData(60_000, 48.0, 1, "12 minutes")]
    [InlineData(60_000, 48.0, 0.5, "4 epochs")]
    [InlineData(60_000, 80.0, 0.5, "20 minutes")]
    [InlineData(200, 320.0, 1, "12 epochs")]
    public void GivesEachCandidateAQuarterOfTheTimeWhereTrainWouldMakeMoreOfIt(
        int lines,
        double? workMinutes,
        double share,
        string budget
    ) => Assert.Equal(budget, $"{TrialBudget.For(SearchSpace.Default, SomeCorpus.Of(lines), workMinutes, share)}");

    [Fact]
    public void KeepsTheBudgetThatTheFirstRunOfAStudyChose()
    {
        var text = SomeCorpus.Of(60_000);
        var options = Options with { Space = null, Budget = null, Threads = null };

        Assert.Equal("12 minutes", $"{new ScriptTuner(text, validation, options with { WorkMinutes = 48 }).Budget}");
        Assert.Equal("12 minutes", $"{new ScriptTuner(text, validation, options with { WorkMinutes = 1 }).Budget}");
    }

    [Fact]
    public void ReportsATwentySeventhOfATimeAndEachNinth()
    {
        var budget = TrialBudget.OfMinutes(20);

        Assert.Equal([1, 3, 6, 9, 12, 15, 18, 21, 24, 27], budget.ReportsOf(new()));
        Assert.Equal([1, 3, 9], budget.Rungs);
    }

    [Fact]
    public void TrainsForItsTime()
    {
        var tuner = Tuner(
            Options with
            {
                Budget = TrialBudget.OfMinutes(0.02),
                Trials = 1,
                Prune = false,
                Space = SearchSpace.Parse("slow", """{"embedding": {"int": [63, 64]}, "batch": 1, "length": 8}"""),
            }
        );

        tuner.Work(stop: TestContext.Current.CancellationToken);

        var candidate = Assert.Single(tuner.Candidates);
        Assert.Equal(tuner.Budget.ReportsOf(new()).Take(candidate.Losses.Count), candidate.Losses.Keys);
        Assert.Equal(0.02, tuner.OptionsOf(candidate).Minutes);
    }

    [Fact]
    public void GivesTheArgumentsThatTrainNeedsForTheSameModel()
    {
        var tuner = Tuner(Options with { Trials = 2 });

        tuner.Work(stop: TestContext.Current.CancellationToken);

        var (arguments, options) = (tuner.ArgumentsOf(tuner.Candidates[1]).ToDictionary(), tuner.OptionsOf(tuner.Candidates[1]));
        Assert.Equal(["batch", "embedding", "learning-rate", "length"], arguments.Keys.Order());
        Assert.Equal(
            (4L, (long)options.Model.EmbeddingSize, options.LearningRate, 8L),
            (arguments["batch"], arguments["embedding"], arguments["learning-rate"], arguments["length"])
        );
    }

    [Fact]
    public void LeavesToTrainWhatSuitsMoreTimeWhereItsOwnChoiceIsTheBest()
    {
        var text = Corpus.Parse(string.Concat(Enumerable.Repeat("jerry: what is the deal?\n", 50_000)));
        var tuner = new ScriptTuner(
            text,
            validation,
            Options with
            {
                Space = SearchSpace.Default,
                Budget = TrialBudget.OfMinutes(10),
                Threads = null,
            }
        );
        var usual = TrainingOptions.For(text.Tokens.Count, minutes: 10);
        tuner.Study.Enqueue(tuner.Space.ValuesOf(usual, withEpochs: false)!);
        _ = tuner.Space.Ask(tuner.Study.Ask(), usual, withEpochs: false);

        Assert.NotEqual(usual.Model, TrainingOptions.For(text.Tokens.Count, minutes: 40).Model);
        Assert.Empty(tuner.ArgumentsOf(tuner.Candidates[0], minutes: 40));
    }

    [Fact]
    public void WithoutPruningTrainsAllToTheirEnds()
    {
        var tuner = Tuner(Options with { Prune = false, Trials = 3 });

        tuner.Work(stop: TestContext.Current.CancellationToken);

        Assert.Equal(
            [CandidateState.Complete, CandidateState.Complete, CandidateState.Complete],
            tuner.Candidates.Select(candidate => candidate.State)
        );
    }

    [Fact]
    public void CandidateThatCannotBeTrainedFailsWithTheReasonAndTheSearchGoesOn()
    {
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Tuner().Work(new Ended(_ => stop.Cancel()), stop.Token));
        foreach (var checkpoint in Directory.GetFiles(folder.File("trials"), "*.show"))
            File.WriteAllText(checkpoint, "no checkpoint");
        var study = Study.Load(new() { Storage = storage, Name = "toy" });
        study.Enqueue(study.Trials[0].ExternalParameters(), new Dictionary<string, object?> { ["continues"] = 0 });
        var tuner = Tuner(Options with { Trials = 3 });

        tuner.Work(stop: TestContext.Current.CancellationToken);

        Assert.Equal(CandidateState.Failed, tuner.Candidates[0].State);
        Assert.Contains("00000.show", tuner.Candidates[0].Last.FailureReason);
        Assert.Equal(3, tuner.Candidates.Count);
    }

    [Fact]
    public void GoesOnWithTheStudysOwnSettings()
    {
        Tuner(Options with { Prune = false, Trials = 1 }).Work(stop: TestContext.Current.CancellationToken);

        var resumed = Tuner(
            new()
            {
                Storage = storage,
                Study = "toy",
                Folder = folder.File("trials"),
            }
        );

        Assert.Equal((Space, "2 epochs"), (resumed.Space.Text, $"{resumed.Budget}"));
    }

    [Fact]
    public void RefusesAStudyThatSearchesSomethingElse()
    {
        _ = Tuner();
        Study.Create(
            new()
            {
                Storage = storage,
                Name = "other",
                Direction = StudyDirection.Maximize,
            }
        );

        Refuses("another text", () => _ = new ScriptTuner(SomeCorpus.Of(seed: 2), validation, Options));
        Refuses("validated on another text", () => _ = new ScriptTuner(training, SomeCorpus.Of(seed: 2), Options));
        Refuses("another space", () => _ = Tuner(Options with { Space = SearchSpace.Notebook }));
        Refuses("2 epochs, not 1 minute", () => _ = Tuner(Options with { Budget = TrialBudget.OfMinutes(1) }));
        Refuses("has another pruner", () => _ = Tuner(Options with { Prune = false }));
        Refuses("does not minimise one loss", () => _ = Tuner(Options with { Study = "other" }));

        static void Refuses(string what, Action action)
        {
            var message = Assert.Throws<ShowrunnerException>(action).Message;
            Assert.Contains(what, message);
            Assert.Contains("--study", message);
        }
    }

    [Fact]
    public void KeepsFewCheckpoints()
    {
        var tuner = Tuner(Options with { Trials = 9, Budget = TrialBudget.OfEpochs(1), Prune = null });

        tuner.Work(stop: TestContext.Current.CancellationToken);

        Assert.InRange(Directory.GetFiles(folder.File("trials"), "*.show").Length, 1, 11);
        Assert.Single(Directory.GetFiles(folder.File("trials"), "*.lock"));
    }

    sealed class Ended(Action<FrozenTrial> action) : IProgress<FrozenTrial>
    {
        public void Report(FrozenTrial value) => action(value);
    }
}
