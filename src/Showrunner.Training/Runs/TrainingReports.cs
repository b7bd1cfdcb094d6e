using System.Threading.Channels;

namespace Showrunner.Training;

/// <summary>Trains on the calling thread and writes what happens to a channel.</summary>
internal sealed class TrainingReports(Trainer trainer, string path, Channel<TrainingEvent> events, TimeProvider time)
    : IProgress<StepReport>
{
    private const int MaxUnread = 100; // steps are left out for a reader that is further behind

    private static readonly TimeSpan StepInterval = TimeSpan.FromMilliseconds(200); // no more often than an eye can follow

    private long? _lastStep;
    private int _saves = trainer.SaveCount;

    public void Train(CancellationToken stop)
    {
        try
        {
            foreach (var epoch in trainer.Epochs(this, stop))
            {
                Write(new TrainingEvent.Epoch(epoch));
                ReportSaves();
            }
            Write(new TrainingEvent.Ended(TrainingOutcome.Of(trainer, path)));
        }
        catch (OperationCanceledException)
        {
            ReportSaves();
            Write(new TrainingEvent.Stopped(path));
            throw;
        }
        catch (Exception exception)
        {
            Write(new TrainingEvent.Failed(exception.Message));
            throw;
        }
        finally
        {
            events.Writer.Complete();
        }
    }

    /// <inheritdoc/>
    public void Report(StepReport value)
    {
        ReportSaves();
        if ((_lastStep is { } last && time.GetElapsedTime(last) < StepInterval) || events.Reader.Count >= MaxUnread)
            return;
        _lastStep = time.GetTimestamp();
        Write(new TrainingEvent.Step(value));
    }

    private void ReportSaves()
    {
        if (trainer.SaveCount == _saves)
            return;
        _saves = trainer.SaveCount;
        Write(new TrainingEvent.Saved(path));
    }

    private void Write(TrainingEvent happening) => events.Writer.TryWrite(happening);
}
