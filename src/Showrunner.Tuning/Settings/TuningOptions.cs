using Showrunner.Training;
using Tunewright;

namespace Showrunner.Tuning;

/// <summary>How a search is made. What is null is as the study that is there has it, or the default of a new one.</summary>
public sealed record TuningOptions
{
    /// <summary>Where the study is kept; several processes may work on it at once.</summary>
    public required IStudyStorage Storage { get; init; }

    /// <summary>The study's name in its storage.</summary>
    public required string Study { get; init; }

    /// <summary>The folder for the candidates' checkpoints; workers that share it go on with each other's candidates.</summary>
    public required string Folder { get; init; }

    /// <summary>What is searched; by default <see cref="SearchSpace.Default"/>.</summary>
    public SearchSpace? Space { get; init; }

    /// <summary>
    /// What each candidate may cost; by default the epochs that the space gives, or those that suit the text, or a quarter of
    /// <see cref="WorkMinutes"/> where <see cref="TrainingOptions.For"/>, with all processors, makes more of that work.
    /// </summary>
    public TrialBudget? Budget { get; init; }

    /// <summary>Minutes that the search will take, of all workers added up, above 0, for the default of <see cref="Budget"/>; null where that is not known.</summary>
    public double? WorkMinutes { get; init; }

    /// <summary>Whether candidates that promise little pause, to go on when they are promoted; otherwise, and not by default, each is trained to its end.</summary>
    public bool? Prune { get; init; }

    /// <summary>What chooses options; by default a <see cref="TpeSampler"/> that draws those together that occur together.</summary>
    public ISampler? Sampler { get; init; }

    /// <summary>How many candidates are tried, by all workers and runs together, at least 1; null for no limit.</summary>
    public int? Trials { get; init; }

    /// <summary>Threads of each worker, 1 to 1024; null takes one for each processor.</summary>
    public int? Threads { get; init; }

    internal double ShareOfProcessors => Threads is { } threads ? (double)threads / Environment.ProcessorCount : 1;
}
