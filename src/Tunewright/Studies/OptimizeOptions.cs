namespace Tunewright;

/// <summary>How <see cref="Study.Optimize(Func{Trial, double}, int?, TimeSpan?, int, OptimizeOptions?, IProgress{StudyProgress}?, CancellationToken)"/> runs trials.</summary>
public sealed record OptimizeOptions
{
    /// <summary>Types of exceptions after which the search goes on, derived ones included. Default: none, the first one ends it. The trial is failed either way.</summary>
    public IReadOnlyList<Type> Catch { get; init; } = [];

    /// <summary>Run after each trial, on the thread that ran it. What they throw ends the search. Default: none.</summary>
    public IReadOnlyList<Action<Study, FrozenTrial>> Callbacks { get; init; } = [];

    /// <summary>The search is over when one of these says so. Looked at before each trial. Default: none.</summary>
    public IReadOnlyList<StopCondition> StopWhen { get; init; } = [];

    /// <summary>
    /// At least 1: trials are suggested in batches of this size, the reproducible way. Default: <see langword="null"/>, each trial sees all that ended before it began.
    /// </summary>
    /// <remarks>
    /// Trial <c>n</c> sees exactly the trials below <c>n - n % BatchSize</c>, and waits until they have ended. So with a seeded sampler,
    /// a deterministic objective and an unchanged space, every run suggests the same values and prunes alike: with any number of threads
    /// or processes of equal options, and also when it is stopped and resumed. Without batches the same holds for one worker;
    /// with several, what a trial sees depends on which others have ended. Times, the order in which trials end, and trials that
    /// fail on their own are not reproducible. A worker that is killed leaves a trial that the next batch waits for until it is told as failed.
    /// </remarks>
    public int? BatchSize { get; init; }

    internal void Check()
    {
        if (BatchSize < 1)
            throw new ArgumentOutOfRangeException(nameof(BatchSize), BatchSize, "A batch has at least 1 trial.");
        foreach (var type in Catch)
        {
            if (!type.IsAssignableTo(typeof(Exception)))
                throw new ArgumentException($"{type} is no exception, so it cannot be caught.", nameof(Catch));
        }
    }
}
