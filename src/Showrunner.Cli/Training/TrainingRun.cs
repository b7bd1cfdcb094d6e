using System.Collections.Concurrent;
using Showrunner.Training;

namespace Showrunner.Cli;

/// <summary>Trains on a thread of its own while the calling thread shows what happens.</summary>
internal static class TrainingRun
{
    private static readonly TimeSpan StepInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>The view that suits where standard output goes.</summary>
    public static ITrainingView View(bool json = false) =>
        json ? new TrainingJsonView(Console.Out, TimeProvider.System)
        : Screen.IsLive ? new TrainingLiveView(Screen.Out)
        : new TrainingLineView(Console.Out, TimeProvider.System);

    /// <summary>Trains to the end of the schedule.</summary>
    /// <exception cref="OperationCanceledException">Training was stopped; what was learnt is saved.</exception>
    public static TrainingOutcome Follow(Trainer trainer, TrainingPlan plan, ITrainingView view, CancellationToken stop)
    {
        trainer.SavePath = plan.Path;
        trainer.Save(plan.Path); // a folder that cannot be written to is found before hours of training, not after
        view.Begin(plan);
        using var events = new BlockingCollection<TrainingEvent>();
        var training = Task.Factory.StartNew(
            () => Train(trainer, events, stop),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        view.Follow(events.GetConsumingEnumerable(CancellationToken.None));
        training.GetAwaiter().GetResult();
        return new(plan.Path, trainer.History.Count, trainer.History.MinBy(epoch => epoch.Validation)!);
    }

    private static void Train(Trainer trainer, BlockingCollection<TrainingEvent> events, CancellationToken stop)
    {
        try
        {
            foreach (var epoch in trainer.Epochs(new Steps(events, TimeProvider.System), stop))
                events.Add(new TrainingEvent.Epoch(epoch), CancellationToken.None);
        }
        finally
        {
            events.CompleteAdding();
        }
    }

    // Unlike Progress<T>, reports in order, and no more often than an eye can follow.
    private sealed class Steps(BlockingCollection<TrainingEvent> events, TimeProvider time) : IProgress<StepReport>
    {
        private long? _last;

        public void Report(StepReport step)
        {
            if (_last is { } last && time.GetElapsedTime(last) < StepInterval)
                return;
            _last = time.GetTimestamp();
            events.Add(new TrainingEvent.Step(step));
        }
    }
}
