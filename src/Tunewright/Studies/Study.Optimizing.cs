namespace Tunewright;

/// <content>Runs an objective.</content>
public sealed partial class Study
{
    private volatile Optimization? _optimization;

    /// <summary>Runs an objective until a limit is reached, the sampler has tried everything, <see cref="Stop"/> is called or it is cancelled.</summary>
    /// <param name="objective">Asks for parameters and returns the value; throws <see cref="TrialPrunedException"/> to give up. NaN, and every other exception, fails the trial.</param>
    /// <param name="trials">How many trials this call runs, at least 0; <see langword="null"/>: no limit.</param>
    /// <param name="timeout">After how long no more trial begins; <see langword="null"/>: never.</param>
    /// <param name="parallelism">How many threads run the objective at once, at least 1; -1: one a processor. With 1 it is the calling thread.</param>
    /// <param name="options">Everything else.</param>
    /// <param name="progress">Told after each trial.</param>
    /// <param name="cancellationToken">No more trial begins; those that run see it as <see cref="Trial.Cancellation"/> and are awaited.</param>
    /// <exception cref="OperationCanceledException">It was cancelled; the study is as whole as ever.</exception>
    /// <remarks>An exception of the objective that is not in <see cref="OptimizeOptions.Catch"/> ends the search and comes out here, once the other threads have ended their trials.</remarks>
    public void Optimize(
        Func<Trial, double> objective,
        int? trials = null,
        TimeSpan? timeout = null,
        int parallelism = 1,
        OptimizeOptions? options = null,
        IProgress<StudyProgress>? progress = null,
        CancellationToken cancellationToken = default
    ) =>
        Run(trial => new([objective(trial)]), onThreads: true, trials, timeout, parallelism, options, progress, cancellationToken)
            .GetAwaiter()
            .GetResult();

    /// <summary>Runs an objective that returns one value an objective of the study.</summary>
    /// <inheritdoc cref="Optimize(Func{Trial, double}, int?, TimeSpan?, int, OptimizeOptions?, IProgress{StudyProgress}?, CancellationToken)"/>
    public void Optimize(
        Func<Trial, IReadOnlyList<double>> objective,
        int? trials = null,
        TimeSpan? timeout = null,
        int parallelism = 1,
        OptimizeOptions? options = null,
        IProgress<StudyProgress>? progress = null,
        CancellationToken cancellationToken = default
    ) =>
        Run(trial => new(objective(trial)), onThreads: true, trials, timeout, parallelism, options, progress, cancellationToken)
            .GetAwaiter()
            .GetResult();

    /// <summary>Runs an asynchronous objective; <paramref name="parallelism"/> is how many trials are under way at once.</summary>
    /// <inheritdoc cref="Optimize(Func{Trial, double}, int?, TimeSpan?, int, OptimizeOptions?, IProgress{StudyProgress}?, CancellationToken)"/>
    public Task OptimizeAsync(
        Func<Trial, Task<double>> objective,
        int? trials = null,
        TimeSpan? timeout = null,
        int parallelism = 1,
        OptimizeOptions? options = null,
        IProgress<StudyProgress>? progress = null,
        CancellationToken cancellationToken = default
    ) =>
        Run(
            async trial => [await objective(trial).ConfigureAwait(false)],
            onThreads: false,
            trials,
            timeout,
            parallelism,
            options,
            progress,
            cancellationToken
        );

    /// <summary>Runs an asynchronous objective that returns one value an objective of the study.</summary>
    /// <inheritdoc cref="OptimizeAsync(Func{Trial, Task{double}}, int?, TimeSpan?, int, OptimizeOptions?, IProgress{StudyProgress}?, CancellationToken)"/>
    public Task OptimizeAsync(
        Func<Trial, Task<IReadOnlyList<double>>> objective,
        int? trials = null,
        TimeSpan? timeout = null,
        int parallelism = 1,
        OptimizeOptions? options = null,
        IProgress<StudyProgress>? progress = null,
        CancellationToken cancellationToken = default
    ) =>
        Run(
            async trial => await objective(trial).ConfigureAwait(false),
            onThreads: false,
            trials,
            timeout,
            parallelism,
            options,
            progress,
            cancellationToken
        );

    /// <summary>Ends the search under way: no more trial begins, those that run go on to their end. For objectives and callbacks.</summary>
    /// <exception cref="InvalidOperationException">No search is under way.</exception>
    public void Stop() => (_optimization ?? throw new InvalidOperationException("No search is under way that could be stopped.")).Stop();

    private async Task Run(
        Func<Trial, ValueTask<IReadOnlyList<double>>> objective,
        bool onThreads,
        int? trials,
        TimeSpan? timeout,
        int parallelism,
        OptimizeOptions? options,
        IProgress<StudyProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var run = new Optimization(this, objective, options ?? new(), trials, timeout, progress, cancellationToken);
        if (Interlocked.CompareExchange(ref _optimization, run, null) is not null)
        {
            throw new InvalidOperationException(
                "This study runs a search already; ask for more parallelism instead, or load the study once more."
            );
        }

        try
        {
            await run.Run(parallelism, onThreads).ConfigureAwait(false);
        }
        finally
        {
            _optimization = null;
        }
    }
}
