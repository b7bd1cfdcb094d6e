using Showrunner.Training;
using Tunewright;

namespace Showrunner.Tuning;

/// <summary>How to search. What is null is as an existing study has it, or the default for a new one.</summary>
public sealed record TuningOptions
{
    /// <summary>Where the study is stored; several processes may work on it at once.</summary>
    public required IStudyStorage Storage { get; init; }

    /// <summary>The study's name in its storage.</summary>
    public required string Study { get; init; }

    /// <summary>The folder for the candidates' checkpoints; workers that share it continue each other's candidates.</summary>
    public required string Folder { get; init; }

    /// <summary>What is searched; by default <see cref="SearchSpace.Default"/>.</summary>
    public SearchSpace? Space { get; init; }

    /// <summary>The model that candidates go on from, whose sizes they have.</summary>
    public BaseModel? From { get; init; }

    /// <summary>
    /// The model that candidates go on from where nothing says otherwise: neither <see cref="From"/>, nor a study that is there, nor a
    /// <see cref="Space"/> of one's own. Null begins from nothing.
    /// </summary>
    public BaseModel? UsualFrom { get; init; }

    /// <summary>
    /// What each candidate may cost. By default the epochs of the space, or those that suit the text, or a quarter of
    /// <see cref="WorkMinutes"/> where <see cref="TrainingOptions.For"/>, with all processors, has a better recipe for that time.
    /// </summary>
    public TrialBudget? Budget { get; init; }

    /// <summary>
    /// The minutes that all workers together will search, above 0, for the default of <see cref="Budget"/>; null if unknown.
    /// </summary>
    public double? WorkMinutes { get; init; }

    /// <summary>
    /// Whether unpromising candidates pause, and continue when they are promoted (the default), or each is trained to its end.
    /// </summary>
    public bool? Prune { get; init; }

    /// <summary>
    /// What chooses options; by default a <see cref="TpeSampler"/> that begins near what <see cref="TrainingOptions.For"/> chooses, and
    /// draws options jointly where they occur together.
    /// </summary>
    public ISampler? Sampler { get; init; }

    /// <summary>The seed of the default <see cref="Sampler"/>; null for an arbitrary one.</summary>
    public long? Seed { get; init; }

    /// <summary>How many candidates are tried, by all workers and runs together, at least 1; null for no limit.</summary>
    public int? Trials { get; init; }

    /// <summary>
    /// Threads of this worker, 1 to 1024; null takes one for each processor. They also apply to candidates that another worker began, so
    /// results are equal bit for bit only where all workers have the same number.
    /// </summary>
    public int? Threads { get; init; }

    internal double ShareOfProcessors => Threads is { } threads ? (double)threads / Environment.ProcessorCount : 1;
}
