using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Showrunner.Tuning;

/// <summary>A search as a stream of events: workers train in processes of their own, and this process watches them and the study.</summary>
public sealed class TuningRun
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.4);

    private readonly ScriptTuner _tuner;
    private readonly TuningRunOptions _options;
    private readonly long _begun;
    private readonly EndedCandidates _ended = new();

    private TuningRun(ScriptTuner tuner, TuningRunOptions options) =>
        (_tuner, _options, _begun) = (tuner, options, options.Time.GetTimestamp());

    private TimeSpan Elapsed => _options.Time.GetElapsedTime(_begun);

    /// <summary>Searches until all candidates are trained or the time is over, and saves the best model.</summary>
    /// <param name="tuner">The study, which the workers open too.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="cancellationToken">Stops the workers, which save their trials.</param>
    /// <returns>
    /// The events. After <see cref="TuningEvent.Stopped"/> or <see cref="TuningEvent.Failed"/> the enumeration throws. A reader that leaves
    /// it early stops the workers, and the best model is saved.
    /// </returns>
    /// <exception cref="OperationCanceledException">The search was cancelled; the best model so far is saved.</exception>
    /// <exception cref="ShowrunnerException">A worker cannot go on, or the best model cannot be saved.</exception>
    public static IAsyncEnumerable<TuningEvent> RunAsync(
        ScriptTuner tuner,
        TuningRunOptions options,
        CancellationToken cancellationToken = default
    ) => new TuningRun(tuner, options).EventsAsync(cancellationToken);

    private async IAsyncEnumerable<TuningEvent> EventsAsync([EnumeratorCancellation] CancellationToken stop)
    {
        yield return new TuningEvent.Begun(
            new(_tuner.Study.Name, _tuner.Study.Storage.Address, _tuner.Space.Name, _tuner.Budget, _options.Workers, _options.Threads)
        );
        var workers = new WorkerPool(_options);
        TuningOutcome? outcome = null;
        ExceptionDispatchInfo? failure = null;
        try
        {
            for (var goesOn = true; goesOn; )
            {
                foreach (var happening in Look())
                    yield return happening;
                (goesOn, failure) = await WatchAsync(workers, stop).ConfigureAwait(false);
            }
            await workers.DisposeAsync().ConfigureAwait(false);
            foreach (var happening in Look())
                yield return happening;
            outcome = TuningOutcome.Save(_tuner, Snapshot(), _options);
        }
        finally
        {
            await workers.DisposeAsync().ConfigureAwait(false);
            if (outcome is null)
                TuningOutcome.Save(_tuner, Snapshot(), _options);
        }
        yield return new TuningEvent.Saved(outcome);
        yield return failure is not null ? new TuningEvent.Failed(failure.SourceException.Message)
        : stop.IsCancellationRequested ? new TuningEvent.Stopped(outcome)
        : new TuningEvent.Ended(outcome);
        failure?.Throw();
        stop.ThrowIfCancellationRequested();
    }

    private IEnumerable<TuningEvent> Look()
    {
        var snapshot = Snapshot();
        return [.. _ended.Since(snapshot), new TuningEvent.Progress(snapshot)];
    }

    /// <summary>Looks after the workers, and waits a while.</summary>
    private async Task<(bool GoesOn, ExceptionDispatchInfo? Failure)> WatchAsync(WorkerPool workers, CancellationToken stop)
    {
        try
        {
            if (!workers.Watch() || Elapsed > _options.Limit)
                return (false, null);
            await Task.Delay(Interval, _options.Time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return (!stop.IsCancellationRequested, null);
        }
        catch (Exception exception)
        {
            return (false, ExceptionDispatchInfo.Capture(exception));
        }
    }

    private TuningSnapshot Snapshot() => TuningSnapshot.Of(_tuner.Candidates, Elapsed, _options, _tuner.MaxTrials);
}
