using System.Runtime.ExceptionServices;

namespace Tunewright;

/// <summary>
/// One call of <c>Optimize</c>: workers that ask for trials, run the objective and tell its values until something ends the search.
/// </summary>
internal sealed class Optimization
{
    private readonly Study _study;
    private readonly TrialRunner _runner;
    private readonly Func<Trial, ValueTask<IReadOnlyList<double>>> _objective;
    private readonly OptimizeOptions _options;
    private readonly int? _trials;
    private readonly TimeSpan? _timeout;
    private readonly IProgress<StudyProgress>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly long _beginning;
    private readonly SearchDisplay _display;
    private readonly StopRequest _stopRequest;
    private int _begun;
    private int _finished;
    private volatile bool _stopped;
    private ExceptionDispatchInfo? _failure;

    public Optimization(
        Study study,
        TrialRunner runner,
        Func<Trial, ValueTask<IReadOnlyList<double>>> objective,
        OptimizeOptions options,
        int? trials,
        TimeSpan? timeout,
        IProgress<StudyProgress>? progress,
        CancellationToken cancellation
    )
    {
        options.Check();
        if (trials < 0)
            throw new ArgumentOutOfRangeException(nameof(trials), trials, "The number of trials must be at least 0.");
        if (timeout < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(timeout), timeout, "A timeout must not be negative.");
        (_study, _runner, _objective, _options) = (study, runner, objective, options);
        (_trials, _timeout, _progress, _cancellation) = (trials, timeout, progress, cancellation);
        _beginning = runner.Time.GetTimestamp();
        _stopRequest = new(study.Storage, study.Name, runner.Time);
        runner.Display = _display = new(options.Log, options.ProgressBar);
    }

    public void Stop() => _stopped = true;

    public async Task Run(int parallelism, bool onThreads)
    {
        if (parallelism == -1)
            parallelism = Environment.ProcessorCount;
        ArgumentOutOfRangeException.ThrowIfLessThan(parallelism, 1);

        if (parallelism == 1)
        {
            await Work().ConfigureAwait(false);
        }
        else
        {
            await Task.WhenAll(
                    Enumerable
                        .Range(0, parallelism)
                        .Select(_ =>
                            onThreads
                                ? Task.Factory.StartNew(
                                    () => Work().GetAwaiter().GetResult(),
                                    CancellationToken.None,
                                    TaskCreationOptions.LongRunning,
                                    TaskScheduler.Default
                                )
                                : Task.Run(Work)
                        )
                )
                .ConfigureAwait(false);
        }

        _display.End();
        _failure?.Throw();
        _cancellation.ThrowIfCancellationRequested();
    }

    private async Task Work()
    {
        try
        {
            for (var trial = Begin(); trial is not null; )
            {
                var (ended, next) = await RunTrial(trial).ConfigureAwait(false);
                var count = Interlocked.Increment(ref _finished);
                var progress = new StudyProgress(count, _trials, ended, _runner.BestKnown, _runner.Time.GetElapsedTime(_beginning));
                _display.Show(progress);
                foreach (var callback in _options.Callbacks)
                    callback(_study, ended);
                _progress?.Report(progress);
                trial = next is null ? Begin() : _runner.Begin(next, batchSize: null, _cancellation);
            }
        }
        catch (Exception exception)
        {
            // The caller sees the first failure; the other workers end their trials.
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
            _stopped = true;
        }
    }

    private StudyTrial? Begin() =>
        IsOpen() && !_runner.IsOver(_options.StopWhen) && TakePlace() ? _runner.Begin(_options.BatchSize, _cancellation) : null;

    private bool IsOpen() =>
        !_stopped
        && !_cancellation.IsCancellationRequested
        && !(_timeout <= _runner.Time.GetElapsedTime(_beginning))
        && !_stopRequest.IsMade();

    private bool TakePlace() => _trials is null || Interlocked.Increment(ref _begun) <= _trials;

    /// <summary>Runs a trial to its end, and has the next one started where that saves the storage a commit.</summary>
    private async ValueTask<(FrozenTrial Ended, FrozenTrial? Next)> RunTrial(StudyTrial trial)
    {
        try
        {
            var values = await _objective(trial).ConfigureAwait(false);
            return End(trial, TrialOutcome.Of(values, state: null, _study.Directions.Length));
        }
        catch (TrialPrunedException)
        {
            return End(trial, TrialOutcome.Pruned);
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
        {
            _runner.Fail(trial, TrialOutcome.Failed($"{FrozenTrial.Cancelled} ({typeof(OperationCanceledException)})."));
            throw;
        }
        catch (Exception exception)
        {
            var ended = _runner.Fail(trial, TrialOutcome.Failed(exception));
            if (!_options.Catch.Any(type => type.IsInstanceOfType(exception)))
                throw;
            if (RetriedTrial.Of(ended, _options.Retries) is { } again)
                _runner.Queue(again);
            return (ended, null);
        }
    }

    /// <summary>Ends a trial, and begins the next in the same write unless somebody could stop the search in between.</summary>
    private (FrozenTrial Ended, FrozenTrial? Next) End(StudyTrial trial, TrialOutcome outcome)
    {
        var isWatched = _options.Callbacks.Count + _options.StopWhen.Count > 0 || _progress is not null || _options.BatchSize is not null;
        if (isWatched || !IsOpen() || !_runner.CanEndAndStart(trial, outcome) || !TakePlace())
            return (_runner.End(trial, outcome), null);
        try
        {
            return _runner.EndAndStart(trial, outcome);
        }
        catch
        {
            Interlocked.Decrement(ref _begun);
            throw;
        }
    }
}
