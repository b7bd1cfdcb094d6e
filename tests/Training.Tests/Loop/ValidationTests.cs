using Showrunner.Training;

namespace Training.Tests;

public class ValidationTests
{
    [Fact]
    public void ReadsPartsOfALongTextWhereMinutesAreFew()
    {
        var (training, long_) = (SomeCorpus.Of(), SomeCorpus.Of(lines: 9000, seed: 2));
        using var trainer = new Trainer(training, long_, Options, time: new SlowClock());

        trainer.LimitValidation();

        // A tenth of the minute is six seconds, and the clock says that a block of 1,024 words takes two.
        Assert.InRange(trainer.ValidatedWords, 3000, 3072);
        Assert.True(trainer.ValidationWords > 60_000);
    }

    [Fact]
    public void ReadsAShortTextWhole()
    {
        var (training, validation) = SomeCorpus.Of().Split();
        using var trainer = new Trainer(training, validation, Options, time: new SlowClock());

        trainer.LimitValidation();

        Assert.Equal(trainer.ValidationWords, trainer.ValidatedWords);
    }

    [Fact]
    public void CancelledOneSavesAndIsMadeWhenTrainingResumes()
    {
        using var folder = new TemporaryFolder();
        var (training, validation) = SomeCorpus.Of().Split();
        var options = Options with { Minutes = null, Epochs = 2 };
        using var stop = new CancellationTokenSource();
        using (var trainer = new Trainer(training, validation, options) { SavePath = folder.File("a.show") })
        {
            var progress = new Steps(step =>
            {
                if (step.Step == step.StepsInEpoch)
                    stop.Cancel();
            });
            Assert.ThrowsAny<OperationCanceledException>(() => trainer.Epochs(progress, stop.Token).ToList());
            Assert.Empty(trainer.History);
        }
        using var whole = new Trainer(training, validation, options);
        _ = whole.Epochs(null, TestContext.Current.CancellationToken).ToList();

        using var resumed = Trainer.Resume(folder.File("a.show"), training, validation);
        _ = resumed.Epochs(null, TestContext.Current.CancellationToken).ToList();

        Assert.Equal(whole.History.Select(epoch => epoch.Validation), resumed.History.Select(epoch => epoch.Validation));
    }

    private static TrainingOptions Options =>
        new()
        {
            Model = new() { EmbeddingSize = 4, HiddenSize = 4 },
            Minutes = 1,
            Averaging = 0,
            Threads = 1,
        };

    private sealed class Steps(Action<StepReport> report) : IProgress<StepReport>
    {
        public void Report(StepReport value) => report(value);
    }

    /// <summary>Two seconds go by whenever the time is asked for.</summary>
    private sealed class SlowClock : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _now += 2;
    }
}
