namespace Tunewright;

/// <summary>How <c>Study.Optimize</c> runs trials.</summary>
public sealed record OptimizeOptions
{
    /// <summary>
    /// Exceptions of the objective after which the search goes on, derived types included; their trials fail. Default: none, the
    /// first exception ends the search.
    /// </summary>
    public IReadOnlyList<Type> Catch { get; init; } = [];

    /// <summary>Called after each trial, on the thread that ran it. An exception they throw ends the search. Default: none.</summary>
    public IReadOnlyList<Action<Study, FrozenTrial>> Callbacks { get; init; } = [];

    /// <summary>The search is over when one of these is met. They are checked before each trial. Default: none.</summary>
    public IReadOnlyList<StopCondition> StopWhen { get; init; } = [];

    /// <summary>
    /// Receives one line after each trial: number, state, values, parameters, the best so far, and what deserves a warning, such as a queued
    /// name that no trial asked for. <c>Console.Out</c>, for example. Default: none.
    /// </summary>
    public TextWriter? Log { get; init; }

    /// <summary>
    /// Receives a progress bar, a line that is written anew after each trial. <c>Console.Error</c>, for example. Default: none.
    /// </summary>
    public TextWriter? ProgressBar { get; init; }

    /// <summary>
    /// How often a trial that failed with an exception in <see cref="Catch"/> is queued again with the same values; 0 or more. A repetition
    /// counts as another trial. Default: 0.
    /// </summary>
    /// <remarks>Trials whose worker died are retried by their storage, if it is told to.</remarks>
    public int Retries { get; init; }

    /// <summary>
    /// The size of batches, at least 1, for searches that are reproducible with several workers. Default: <see langword="null"/>, each
    /// trial sees all that ended before it began.
    /// </summary>
    /// <remarks>
    /// Trial <c>n</c> sees exactly the trials below <c>n - n % BatchSize</c>, and waits until they have ended. With a seeded sampler, a
    /// deterministic objective and an unchanged space, every run then suggests the same values and prunes the same trials: with any number
    /// of threads or processes that have the same options, also after a stop and a restart. Without batches this holds for one worker only;
    /// with several, what a trial sees depends on which others have ended. Times, the order in which trials end, and failures from outside
    /// are not reproducible. A killed worker leaves a running trial, for which the next batch waits until it is told as failed.
    /// </remarks>
    public int? BatchSize { get; init; }

    internal void Check()
    {
        if (BatchSize < 1)
            throw new ArgumentOutOfRangeException(nameof(BatchSize), BatchSize, "A batch has at least 1 trial.");
        if (Retries < 0)
            throw new ArgumentOutOfRangeException(nameof(Retries), Retries, "The number of retries must be at least 0.");
        foreach (var type in Catch)
        {
            if (!type.IsAssignableTo(typeof(Exception)))
                throw new ArgumentException($"{type} is no exception, so it cannot be caught.", nameof(Catch));
        }
    }
}
