using System.Collections.Concurrent;
using Showrunner.Training;

namespace Showrunner.Cli.Progress;

/// <summary>Trains on a thread of its own while the calling thread shows what happens.</summary>
static class TrainingRun
{
    private static readonly TimeSpan StepInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>Trains to the end of the schedule, or until stopped, and returns the exit code.</summary>
    public static int Follow(Trainer trainer, TrainingPlan plan, ITrainingView view, TimeProvider time, CancellationToken stop)
    {
        trainer.SavePath = plan.Path;
        trainer.Save(plan.Path);     // a folder that cannot be written to is found before hours of training, not after
        view.Begin(plan);
        using var events = new BlockingCollection<TrainingEvent>();
        var training = Task.Factory.StartNew(() => Train(trainer, events, time, stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        view.Follow(events.GetConsumingEnumerable(CancellationToken.None));
        try
        {
            training.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            Screen.Notice($"stopped; {plan.Path} keeps what was learnt. Go on with: {Help.Program} train --resume {plan.Path}");
            return CommandLine.Interrupted;
        }
        view.End(new(plan.Path, trainer.History.Count, trainer.History.MinBy(pass => pass.Validation)!));
        return 0;
    }

    private static void Train(Trainer trainer, BlockingCollection<TrainingEvent> events, TimeProvider time, CancellationToken stop)
    {
        try
        {
            foreach (var pass in trainer.Passes(new Steps(events, time), stop))
                events.Add(new TrainingEvent.Pass(pass), CancellationToken.None);
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
