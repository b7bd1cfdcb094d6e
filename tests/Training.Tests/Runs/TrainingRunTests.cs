using Showrunner;
using Showrunner.Training;

namespace Training.Tests;

public sealed class TrainingRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Corpus _training;
    private readonly Corpus _validation;

    public TrainingRunTests() => (_training, _validation) = SomeCorpus.Of().Split();

    private string Model => _folder.File("run.show");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TellsThePlanEachEpochAndTheOutcome()
    {
        using var trainer = new Trainer(_training, _validation, Some.Options);

        var events = await Run(trainer).ToListAsync(TestContext.Current.CancellationToken);

        var plan = Assert.IsType<TrainingEvent.Begun>(events[0]).Plan;
        Assert.Equal((_training.Tokens.Count, _validation.Tokens.Count, 0), (plan.TrainingWords, plan.ValidationWords, plan.EpochsDone));
        Assert.Equal(Checkpoint.Load(Model).Weights.Sum(tensor => (long)tensor.Values.Length), plan.Weights);
        Assert.Equal([1, 2], events.OfType<TrainingEvent.Epoch>().Select(epoch => epoch.Report.Number));
        Assert.Equal(3, events.OfType<TrainingEvent.Saved>().Count());
        var outcome = Assert.IsType<TrainingEvent.Ended>(events[^1]).Outcome;
        Assert.Equal((Model, 2, trainer.History.Min(epoch => epoch.Validation)), (outcome.Path, outcome.Epochs, outcome.Best.Validation));
    }

    [Fact]
    public async Task IsTheTrainingThatTheTrainerMakesByItself()
    {
        using var alone = new Trainer(_training, _validation, Some.Options);
        using var followed = new Trainer(_training, _validation, Some.Options);

        Assert.Equal(2, alone.Epochs().Count());
        await foreach (var _ in Run(followed))
            await Task.Delay(1, TestContext.Current.CancellationToken);

        Assert.Equal(alone.History, followed.History);
    }

    [Fact]
    public async Task ReaderThatSleepsDoesNotSlowTraining()
    {
        using var trainer = new Trainer(_training, _validation, Some.Options);

        await foreach (var happening in Run(trainer))
        {
            // The first epoch is read only after the last one has ended.
            if (happening is TrainingEvent.Epoch { Report.Number: 1 })
                await Until(() => trainer.IsFinished);
        }

        Assert.Equal(2, trainer.History.Count);
    }

    [Fact]
    public async Task CancelledSavesTellsItAndThrows()
    {
        using var trainer = new Trainer(_training, _validation, Some.Options with { Epochs = 10_000, Patience = 10_000 });
        using var stop = new CancellationTokenSource();
        List<TrainingEvent> events = [];

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var happening in Run(trainer, stop.Token))
            {
                events.Add(happening);
                if (happening is TrainingEvent.Epoch)
                    await stop.CancelAsync();
            }
        });

        Assert.IsType<TrainingEvent.Stopped>(events[^1]);
        Assert.IsType<TrainingEvent.Saved>(events[^2]);
        using var resumed = Trainer.Resume(Model, _training, _validation);
        Assert.Equal(trainer.History, resumed.History);
        Assert.Equal(trainer.Position, resumed.Position);
    }

    [Fact]
    public async Task ReaderThatLeavesStopsTheTraining()
    {
        using var trainer = new Trainer(_training, _validation, Some.Options with { Epochs = 10_000, Patience = 10_000 });

        await foreach (var happening in Run(trainer))
        {
            if (happening is TrainingEvent.Epoch)
                break;
        }

        using var resumed = Trainer.Resume(Model, _training, _validation);
        Assert.Equal(trainer.Position, resumed.Position);
    }

    [Fact]
    public async Task SaysWhyItFailed()
    {
        using var trainer = new Trainer(_training, _validation, Some.Options with { Epochs = 10_000, Patience = 10_000 });
        List<TrainingEvent> events = [];

        await Assert.ThrowsAsync<ShowrunnerException>(async () =>
        {
            await foreach (var happening in Run(trainer))
            {
                events.Add(happening);
                if (happening is TrainingEvent.Saved && !Directory.Exists(Model))
                {
                    File.Delete(Model);
                    Directory.CreateDirectory(Path.Join(Model, "in the way"));
                }
            }
        });

        Assert.Contains("run.show", Assert.IsType<TrainingEvent.Failed>(events[^1]).Reason);
    }

    private IAsyncEnumerable<TrainingEvent> Run(Trainer trainer, CancellationToken stop = default) =>
        TrainingRun.RunAsync(trainer, Model, cancellationToken: stop);

    private static async Task Until(Func<bool> condition)
    {
        while (!condition())
            await Task.Delay(5, TestContext.Current.CancellationToken);
    }
}
