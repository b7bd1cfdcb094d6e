using System.Text.Json;
using System.Text.Json.Nodes;
using Showrunner;
using Showrunner.Training;
using TorchSharp;

namespace Training.Tests;

public sealed class TrainerTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly Corpus training;
    readonly Corpus validation;

    public TrainerTests() => (training, validation) = SomeCorpus.Of().Split();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(TrainingRecipe.Bptt)]
    [InlineData(TrainingRecipe.Notebook)]
    public void Learns(TrainingRecipe recipe)
    {
        using var trainer = new Trainer(training, validation, Some.Options with { Recipe = recipe, LearningRate = 0.01, Epochs = 6 });

        var epochs = trainer.Epochs().ToList();

        Assert.True(epochs[^1].ValidationLoss < epochs[0].ValidationLoss - 0.1);
        Assert.InRange(epochs[^1].ValidationPerplexity, 1, 9); // the script's lines are drawn from five words each
    }

    [Fact]
    public void OptionsThatAnOlderCheckpointLacksAreWhatTheyWereThen()
    {
        var record = new TrainingRecord
        {
            Options = new(),
            Progress = new(),
            ValidationFingerprint = "",
        };
        var json = JsonNode.Parse(record.ToJson().GetRawText())!;
        var options = json["options"]!.AsObject();
        foreach (
            var name in new[]
            {
                "lockedDropout",
                "wordDropout",
                "weightDropout",
                "averaging",
                "shiftedStreams",
                "rareWordLimit",
                "accumulation",
            }
        )
        {
            Assert.True(options.Remove(name));
        }

        Assert.Equal(
            record.Options with
            {
                RareWordLimit = 0,
            },
            TrainingRecord.From(JsonElement.Parse(json.ToJsonString()), "old.show").Options
        );
    }

    [Theory]
    [InlineData(TrainingRecipe.Bptt, 1, true)]
    [InlineData(TrainingRecipe.Bptt, 2, false)]
    [InlineData(TrainingRecipe.Notebook, 2, true)]
    public void ResumesBitForBit(TrainingRecipe recipe, int layers, bool tied)
    {
        var options = Some.Options with
        {
            Recipe = recipe,
            Model = new()
            {
                EmbeddingSize = 12,
                HiddenSize = 20,
                Layers = layers,
                Tied = tied,
                Speakers = layers == 2 ? 2 : 0,
            },
            EmbeddingDropout = 0.1,
            OutputDropout = 0.2,
            LockedDropout = layers == 2,
            WordDropout = layers == 2 ? 0.1 : 0,
            WeightDropout = layers == 2 ? 0.2 : 0,
            Averaging = layers == 2 ? 0.5 : 0,
            ShiftedStreams = layers == 2,
            RareWordLimit = layers == 2 ? 100 : 0,
            Accumulation = layers == 2 ? 3 : 1,
        };
        using var whole = new Trainer(training, validation, options);
        foreach (var _ in whole.Epochs()) { }
        whole.Save(folder.File("whole.show"));

        using (var first = new Trainer(training, validation, options))
            Cut(first, afterSteps: whole.StepsInEpoch + 3);
        using (var second = Trainer.Resume(folder.File("parts.show"), training, validation))
            Cut(second, afterSteps: 2);
        using (var third = Trainer.Resume(folder.File("parts.show"), training, validation))
        {
            foreach (var _ in third.Epochs()) { }
            third.Save(folder.File("parts.show"));
        }

        SameTraining.Assert(Checkpoint.LoadForResuming(folder.File("whole.show")), Checkpoint.LoadForResuming(folder.File("parts.show")));

        void Cut(Trainer trainer, int afterSteps)
        {
            using var stop = new CancellationTokenSource();
            trainer.SavePath = folder.File("parts.show");
            Assert.Throws<OperationCanceledException>(() =>
                trainer
                    .Epochs(
                        new Steps(_ =>
                        {
                            if (--afterSteps == 0)
                                stop.Cancel();
                        }),
                        stop.Token
                    )
                    .Count()
            );
        }
    }

    [Theory, InlineData(0), InlineData(0.5)]
    public void KeepsTheWeightsThatEvaluateBest(double averaging)
    {
        using var trainer = new Trainer(
            training,
            validation,
            Some.Options with
            {
                LearningRate = 0.3,
                GradientClip = 100,
                Epochs = 6,
                Patience = 6,
                Averaging = averaging,
            }
        );

        // At such a rate the weights leap about, and their average does not; later the rate falls.
        var best =
            averaging > 0
                ? trainer.Epochs().First(epoch => epoch.IsAverage && epoch.IsBest)
                : trainer.Epochs().MinBy(epoch => epoch.ValidationLoss)!;
        trainer.Save(folder.File("best.show"));

        Assert.Equal(best.ValidationLoss, Evaluation.Of(ScriptModel.Load(folder.File("best.show")), validation.Text).MeanLoss, 1e-5);
    }

    [Fact]
    public void StopsWhenTheValidationLossNoLongerFalls()
    {
        using var trainer = new Trainer(
            training,
            validation,
            Some.Options with
            {
                LearningRate = 0.5,
                GradientClip = 100,
                Epochs = 1000,
                Patience = 2,
            }
        );

        var epochs = trainer.Epochs().ToList();

        Assert.True(epochs.Count < 100 && trainer.IsFinished);
        Assert.Equal([false, false], epochs.TakeLast(2).Select(epoch => epoch.IsBest));
        Assert.Equal(epochs.Count - 1, epochs.FindIndex(epoch => epoch.StoppedEarly));
    }

    [Fact]
    public void TrainsInPiecesToTheSameModel()
    {
        using var whole = new Trainer(training, validation, Some.Options);
        using var pieces = new Trainer(training, validation, Some.Options);

        var losses = whole.Epochs().Select(epoch => epoch.ValidationLoss).ToList();
        var between = pieces.TrainTo(0.3);

        Assert.InRange(pieces.Position, 0.3, 0.4);
        Assert.Equal(losses[0], pieces.TrainTo(0.5));
        Assert.NotEqual(losses[0], between);
        Assert.Equal(losses[1], pieces.TrainTo(1));
        Assert.True(pieces.IsFinished);
        Assert.Equal(losses[1], pieces.TrainTo(1)); // nothing is left to do
    }

    [Fact]
    public void FitsTheScheduleToTheMinutes()
    {
        var options = Some.Options with { Minutes = 2, Epochs = 10_000, Patience = 1000 };
        using var trainer = new Trainer(training, validation, options, time: new StepClock());
        var steps = new List<StepReport>();

        var epochs = trainer.Epochs(new Steps(steps.Add)).ToList();

        Assert.InRange(epochs[^1].Elapsed.TotalSeconds, 110, 125); // each step and each validation takes one second of this clock
        Assert.InRange(steps.Max(step => step.LearningRate), 0.9 * trainer.Options.LearningRate, trainer.Options.LearningRate);
        Assert.InRange(steps[^1].LearningRate, 0, 0.03 * trainer.Options.LearningRate);
        Assert.InRange(steps[10].TimeLeft.TotalSeconds, 105, 110);
    }

    [Fact]
    public void FitsTheScheduleToTheEpochsWhereTheyAreOverFirst()
    {
        StepReport LastStep(double? minutes)
        {
            var options = Some.Options with { Minutes = minutes, Epochs = 3 };
            using var trainer = new Trainer(training, validation, options, time: new StepClock());
            var steps = new List<StepReport>();
            Assert.Equal(3, trainer.Epochs(new Steps(steps.Add)).Count());
            return steps[^1];
        }

        var (limited, free) = (LastStep(minutes: 100), LastStep(minutes: null));

        Assert.Equal(free.LearningRate, limited.LearningRate);
        Assert.Equal(TimeSpan.Zero, limited.TimeLeft);
    }

    [Fact]
    public void CountsSavingInTheMinutes()
    {
        int StepsTaken(TimeSpan interval)
        {
            var options = Some.Options with { Minutes = 2, Epochs = 10_000, Patience = 1000 };
            using var trainer = new Trainer(training, validation, options, time: new StepClock())
            {
                SavePath = folder.File("a.show"),
                SaveInterval = interval,
            };
            var steps = new List<StepReport>();
            foreach (var _ in trainer.Epochs(new Steps(steps.Add))) { }
            Assert.InRange(trainer.Elapsed.TotalSeconds, 110, 125);
            return steps.Count;
        }

        // Saved after each step, which takes as long as the step.
        Assert.Equal(0.5, (double)StepsTaken(TimeSpan.Zero) / StepsTaken(TimeSpan.MaxValue), 0.05);
    }

    [Fact]
    public void SavesWhenCancelled()
    {
        using var trainer = new Trainer(training, validation, Some.Options) { SavePath = folder.File("a.show") };
        using var stop = new CancellationTokenSource();

        Assert.Throws<OperationCanceledException>(() =>
            trainer
                .Epochs(
                    new Steps(step =>
                    {
                        if (step.Step == 5)
                            stop.Cancel();
                    }),
                    stop.Token
                )
                .Count()
        );

        using var resumed = Trainer.Resume(folder.File("a.show"), training, validation);
        var steps = new List<StepReport>();
        Assert.NotEmpty(resumed.Epochs(new Steps(steps.Add)));
        Assert.Equal((1, 6), (steps[0].Epoch, steps[0].Step));
    }

    [Fact]
    public void HasNothingLeftToDoAfterTheSchedule()
    {
        using var trainer = new Trainer(training, validation, Some.Options with { Epochs = 1 });
        foreach (var _ in trainer.Epochs()) { }
        trainer.Save(folder.File("a.show"));

        using var resumed = Trainer.Resume(folder.File("a.show"), training, validation);

        Assert.True(resumed.IsFinished);
        Assert.Empty(resumed.Epochs());
    }

    [Fact]
    public void StopsAtALossThatIsNotANumberAndLeavesTheLastCheckpoint()
    {
        using var trainer = new Trainer(training, validation, Some.Options) { SavePath = folder.File("a.show") };
        trainer.Save(trainer.SavePath);
        var before = File.ReadAllBytes(trainer.SavePath);
        using (torch.no_grad())
            trainer.Model.OutputBias.Value.fill_(float.NaN);

        var failure = Assert.Throws<ShowrunnerException>(() => trainer.Epochs().Count());

        Assert.Contains("learning rate", failure.Message);
        Assert.Equal(before, File.ReadAllBytes(trainer.SavePath));
    }

    [Fact]
    public void RefusesToResumeOnAnotherText()
    {
        using var trainer = new Trainer(training, validation, Some.Options);
        trainer.Save(folder.File("a.show"));

        Assert.Contains(
            "another text",
            Assert.Throws<ShowrunnerException>(() => Trainer.Resume(folder.File("a.show"), SomeCorpus.Of(seed: 2), validation)).Message
        );
        Assert.Contains(
            "validated on another text",
            Assert.Throws<ShowrunnerException>(() => Trainer.Resume(folder.File("a.show"), training, SomeCorpus.Of(seed: 2))).Message
        );
    }

    [Theory]
    [InlineData("weights.safetensors")]
    [InlineData("square.safetensors")]
    [InlineData("state.safetensors")]
    public void SaysWhatACheckpointLacksToBeResumed(string file)
    {
        using var trainer = new Trainer(training, validation, Some.Options);
        trainer.Save(folder.File("a.show"));
        var whole = Checkpoint.LoadForResuming(folder.File("a.show"));
        (whole with { Resume = whole.Resume!.Where(part => part.Key != file).ToDictionary() }).Save(folder.File("cut.show"));
        (
            whole with
            {
                Resume = whole.Resume!.ToDictionary(part => part.Key, part => part.Key == file ? part.Value[..^1] : part.Value),
            }
        ).Save(folder.File("damaged.show"));

        Assert.Contains(
            file,
            Assert.Throws<ShowrunnerException>(() => Trainer.Resume(folder.File("cut.show"), training, validation)).Message
        );
        Assert.Contains(
            "damaged.show",
            Assert.Throws<ShowrunnerException>(() => Trainer.Resume(folder.File("damaged.show"), training, validation)).Message
        );
    }

    [Fact]
    public void HoldsNoMoreNativeTensorsAfterMoreSteps()
    {
        using var trainer = new Trainer(training, validation, Some.Options with { Epochs = 8, EmbeddingDropout = 0.1 });

        var live = trainer.Epochs().Select(_ => DisposeScopeManager.Statistics.ThreadTotalLiveCount).ToList();

        Assert.All(live, count => Assert.Equal(live[0], count));
    }

    sealed class Steps(Action<StepReport> action) : IProgress<StepReport>
    {
        public void Report(StepReport value) => action(value);
    }

    /// <summary>A clock that moves on by a second whenever it is looked at.</summary>
    sealed class StepClock : TimeProvider
    {
        long seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => seconds++;
    }
}
