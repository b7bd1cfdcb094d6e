using System.Runtime.ExceptionServices;

namespace Tunewright;

/// <summary>One call of <c>Optimize</c>: workers that ask, run the objective and tell until something ends the search.</summary>
internal sealed class Optimization
{
    private readonly Study study;
    private readonly Func<Trial, ValueTask<IReadOnlyList<double>>> objective;
    private readonly OptimizeOptions options;
    private readonly int? trials;
    private readonly TimeSpan? timeout;
    private readonly IProgress<StudyProgress>? progress;
    private readonly CancellationToken cancellation;
    private readonly long beginning;
    private int begun;
    private int finished;
    private volatile bool stopped;
    private ExceptionDispatchInfo? failure;

    public Optimization(Study study, Func<Trial, ValueTask<IReadOnlyList<double>>> objective, OptimizeOptions options, int? trials, TimeSpan? timeout, IProgress<StudyProgress>? progress, CancellationToken cancellation)
    {
        options.Check();
        if (trials < 0) throw new ArgumentOutOfRangeException(nameof(trials), trials, "The number of trials must be at least 0.");
        if (timeout < TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(timeout), timeout, "A timeout must not be negative.");
        (this.study, this.objective, this.options) = (study, objective, options);
        (this.trials, this.timeout, this.progress, this.cancellation) = (trials, timeout, progress, cancellation);
        beginning = study.Time.GetTimestamp();
    }

    public void Stop() => stopped = true;

    public async Task Run(int parallelism, bool onThreads)
    {
        if (parallelism == -1) parallelism = Environment.ProcessorCount;
        ArgumentOutOfRangeException.ThrowIfLessThan(parallelism, 1);

        if (parallelism == 1) await Work().ConfigureAwait(false);
        else
            await Task.WhenAll(Enumerable.Range(0, parallelism).Select(_ => onThreads
                ? Task.Factory.StartNew(() => Work().GetAwaiter().GetResult(), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
                : Task.Run(Work))).ConfigureAwait(false);

        failure?.Throw();
        cancellation.ThrowIfCancellationRequested();
    }

    private async Task Work()
    {
        try
        {
            while (MayBegin())
            {
                var ended = await RunTrial().ConfigureAwait(false);
                var count = Interlocked.Increment(ref finished);
                foreach (var callback in options.Callbacks) callback(study, ended);
                progress?.Report(new(count, trials, ended, study.BestKnown(), study.Time.GetElapsedTime(beginning)));
            }
        }
        catch (Exception e)
        {
            // The first failure is what the caller hears of; the other workers end their trials.
            Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(e), null);
            stopped = true;
        }
    }

    private bool MayBegin()
    {
        if (stopped || cancellation.IsCancellationRequested) return false;
        if (timeout is { } limit && study.Time.GetElapsedTime(beginning) >= limit) return false;
        if (study.IsOver(options.StopWhen)) return false;
        return trials is null || Interlocked.Increment(ref begun) <= trials;
    }

    private async ValueTask<FrozenTrial> RunTrial()
    {
        var trial = study.Begin(options.BatchSize, cancellation);
        try
        {
            var values = await objective(trial).ConfigureAwait(false);
            return study.End(trial, values);
        }
        catch (TrialPrunedException)
        {
            return study.End(trial, TrialState.Pruned, [], reason: null);
        }
        catch (Exception e)
        {
            var ended = study.Fail(trial, e);
            if (!options.Catch.Any(type => type.IsInstanceOfType(e))) throw;
            return ended;
        }
    }
}
