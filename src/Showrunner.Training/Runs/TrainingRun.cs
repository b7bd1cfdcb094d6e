using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Showrunner.Training;

/// <summary>
/// A training run as a stream of events. The trainer works on a thread of its own, so a slow reader does not slow it down.
/// </summary>
public static class TrainingRun
{
    /// <summary>
    /// Trains to the end of the schedule. The model is saved first, after each epoch, at every <see cref="Trainer.SaveInterval"/> and
    /// when cancelled.
    /// </summary>
    /// <param name="trainer">The trainer, which only the run uses until the stream has ended.</param>
    /// <param name="path">The model's file.</param>
    /// <param name="time">The system's by default.</param>
    /// <param name="cancellationToken">Stops between two steps.</param>
    /// <returns>The events. After <see cref="TrainingEvent.Stopped"/> or <see cref="TrainingEvent.Failed"/> the enumeration throws. A
    /// reader that leaves it early stops the training too.</returns>
    /// <exception cref="OperationCanceledException">Training was cancelled; the model is saved.</exception>
    /// <exception cref="ShowrunnerException">The loss is not a number any more, or the file cannot be written.</exception>
    public static async IAsyncEnumerable<TrainingEvent> RunAsync(
        Trainer trainer,
        string path,
        TimeProvider? time = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        trainer.SavePath = path;
        trainer.LimitValidation();
        trainer.Save(path); // A folder that cannot be written to is found before hours of training, not after.
        yield return new TrainingEvent.Begun(TrainingPlan.Of(trainer, path));
        yield return new TrainingEvent.Saved(path);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var events = Channel.CreateUnbounded<TrainingEvent>(new() { SingleWriter = true });
        var reports = new TrainingReports(trainer, path, events, time ?? TimeProvider.System);
        var training = Task.Factory.StartNew(
            () => reports.Train(stop.Token),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        try
        {
            await foreach (var happening in events.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
                yield return happening;
            await training.ConfigureAwait(false);
        }
        finally
        {
            // Only when the thread has ended is the trainer free, and the last save made.
            await stop.CancelAsync().ConfigureAwait(false);
            await training.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
