using System.Collections.Immutable;
using System.Runtime.ExceptionServices;

namespace Tunewright;

/// <summary>One call of <c>Optimize</c>: workers that ask, run the objective and tell until something ends the search.</summary>
internal sealed class Optimization
{
    private readonly Study _study;
    private readonly Func<Trial, ValueTask<IReadOnlyList<double>>> _objective;
    private readonly OptimizeOptions _options;
    private readonly int? _trials;
    private readonly TimeSpan? _timeout;
    private readonly IProgress<StudyProgress>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly long _beginning;
    private int _begun;
    private int _finished;
    private volatile bool _stopped;
    private ExceptionDispatchInfo? _failure;

    public Optimization(
        Study study,
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
        (_study, _objective, _options) = (study, objective, options);
        (_trials, _timeout, _progress, _cancellation) = (trials, timeout, progress, cancellation);
        _beginning = study.Time.GetTimestamp();
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
                foreach (var callback in _options.Callbacks)
                    callback(_study, ended);
                _progress?.Report(new(count, _trials, ended, _study.BestKnown(), _study.Time.GetElapsedTime(_beginning)));
                trial = next is null ? Begin() : _study.Begin(next, batchSize: null, _cancellation);
            }
        }
        catch (Exception e)
        {
            // The first failure is what the caller hears of; the other workers end their trials.
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(e), null);
            _stopped = true;
        }
    }

    private StudyTrial? Begin() =>
        IsOpen() && !_study.IsOver(_options.StopWhen) && TakePlace() ? _study.Begin(_options.BatchSize, _cancellation) : null;

    private bool IsOpen() => !_stopped && !_cancellation.IsCancellationRequested && !(_timeout <= _study.Time.GetElapsedTime(_beginning));

    private bool TakePlace() => _trials is null || Interlocked.Increment(ref _begun) <= _trials;

    /// <summary>Runs a trial to its end, and has the next one started where that saves the storage a commit.</summary>
    private async ValueTask<(FrozenTrial Ended, FrozenTrial? Next)> RunTrial(StudyTrial trial)
    {
        try
        {
            var (state, values, reason) = _study.Judge(await _objective(trial).ConfigureAwait(false));
            return End(trial, state, values, reason);
        }
        catch (TrialPrunedException)
        {
            return End(trial, TrialState.Pruned, [], reason: null);
        }
        catch (Exception e)
        {
            var ended = _study.Fail(trial, e);
            if (!_options.Catch.Any(type => type.IsInstanceOfType(e)))
                throw;
            return (ended, null);
        }
    }

    /// <summary>Ends a trial, and begins the next in the same write unless somebody may have the search stop in between.</summary>
    private (FrozenTrial Ended, FrozenTrial? Next) End(StudyTrial trial, TrialState state, ImmutableArray<double> values, string? reason)
    {
        var isWatched = _options.Callbacks.Count + _options.StopWhen.Count > 0 || _progress is not null || _options.BatchSize is not null;
        if (isWatched || !IsOpen() || !_study.CanEndAndStart(trial, state, values) || !TakePlace())
            return (_study.End(trial, state, values, reason), null);
        try
        {
            return _study.EndAndStart(trial, state, values);
        }
        catch
        {
            Interlocked.Decrement(ref _begun);
            throw;
        }
    }
}
