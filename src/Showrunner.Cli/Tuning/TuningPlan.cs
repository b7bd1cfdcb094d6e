using Showrunner.Tuning;
using Tunewright;

namespace Showrunner.Cli;

/// <summary>What the command line asks of a search.</summary>
internal sealed record TuningPlan
{
    public required CorpusSource Source { get; init; }

    /// <summary>The file for the best model.</summary>
    public required string Path { get; init; }

    /// <summary>The file for the report.</summary>
    public required string Page { get; init; }

    public required string Storage { get; init; }

    public required string Study { get; init; }

    public required string Folder { get; init; }

    public SearchSpace? Space { get; init; }

    public TrialBudget? Budget { get; init; }

    public bool? Prune { get; init; }

    public required ISampler Sampler { get; init; }

    public int? Trials { get; init; }

    public TimeSpan? Limit { get; init; }

    public int Workers { get; init; }

    public int? Threads { get; init; }

    public bool IsWorker { get; init; }

    public bool Json { get; init; }

    public int ThreadsOfWorker => Threads ?? Math.Max(1, Environment.ProcessorCount / Workers);

    public ScriptTuner Open(IStudyStorage storage, Corpus training, Corpus validation) =>
        new(
            training,
            validation,
            new()
            {
                Storage = storage,
                Study = Study,
                Folder = Folder,
                Space = Space,
                Budget = Budget,
                WorkMinutes = Limit?.TotalMinutes * Workers,
                Prune = Prune,
                Sampler = Sampler,
                Trials = Trials,
                Threads = ThreadsOfWorker,
            }
        );
}
