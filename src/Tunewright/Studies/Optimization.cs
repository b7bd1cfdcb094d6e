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

    public Optimization(Study study, Func<Trial, ValueTask<IReadOnlyList<double>>> objective, OptimizeOptions options, int? trials, TimeSpan? timeout, IProgress<StudyProgress>? progress, CancellationToken cancellation)
    {
        options.Check();
        if (trials < 0) throw new ArgumentOutOfRangeException(nameof(trials), trials, "The number of trials must be at least 0.");
        if (timeout < TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(timeout), timeout, "A timeout must not be negative.");
        (_study, _objective, _options) = (study, objective, options);
        (_trials, _timeout, _progress, _cancellation) = (trials, timeout, progress, cancellation);
        _beginning = study.Time.GetTimestamp();
    }

    public void Stop() => _stopped = true;

    public async Task Run(int parallelism, bool onThreads)
    {
        if (parallelism == -1) parallelism = Environment.ProcessorCount;
        ArgumentOutOfRangeException.ThrowIfLessThan(parallelism, 1);

        if (parallelism == 1) await Work().ConfigureAwait(false);
        else
            await Task.WhenAll(Enumerable.Range(0, parallelism).Select(_ => onThreads
                ? Task.Factory.StartNew(() => Work().GetAwaiter().GetResult(), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
                : Task.Run(Work))).ConfigureAwait(false);

        _failure?.Throw();
        _cancellation.ThrowIfCancellationRequested();
    }

    private async Task Work()
    {
        try
        {
            while (MayBegin())
            {
                var ended = await RunTrial().ConfigureAwait(false);
                var count = Interlocked.Increment(ref _finished);
                foreach (var callback in _options.Callbacks) callback(_study, ended);
                _progress?.Report(new(count, _trials, ended, _study.BestKnown(), _study.Time.GetElapsedTime(_beginning)));
            }
        }
        catch (Exception e)
        {
            // The first failure is what the caller hears of; the other workers end their trials.
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(e), null);
            _stopped = true;
        }
    }

    private bool MayBegin()
    {
        if (_stopped || _cancellation.IsCancellationRequested) return false;
        if (_timeout is { } limit && _study.Time.GetElapsedTime(_beginning) >= limit) return false;
        if (_study.IsOver(_options.StopWhen)) return false;
        return _trials is null || Interlocked.Increment(ref _begun) <= _trials;
    }

    private async ValueTask<FrozenTrial> RunTrial()
    {
        var trial = _study.Begin(_options.BatchSize, _cancellation);
        try
        {
            var values = await _objective(trial).ConfigureAwait(false);
            return _study.End(trial, values);
        }
        catch (TrialPrunedException)
        {
            return _study.End(trial, TrialState.Pruned, [], reason: null);
        }
        catch (Exception e)
        {
            var ended = _study.Fail(trial, e);
            if (!_options.Catch.Any(type => type.IsInstanceOfType(e))) throw;
            return ended;
        }
    }
}
