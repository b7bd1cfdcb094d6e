using Showrunner.Base;
using Showrunner.Tuning;
using Tunewright;

namespace Showrunner.Cli;

/// <summary>A search as the command line asks for it.</summary>
internal sealed record TuningRequest
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

    /// <summary>What chooses options; null for what a search has by default.</summary>
    public ISampler? Sampler { get; init; }

    public long? Seed { get; init; }

    /// <summary>The model that candidates go on from, as <see cref="FromOption"/> takes it.</summary>
    public string? From { get; init; }

    public int? Trials { get; init; }

    public TimeSpan? Limit { get; init; }

    public int Workers { get; init; }

    public int? Threads { get; init; }

    /// <summary>Whether this process is a worker, which another one started.</summary>
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
                Seed = Seed,
                From = FromOption.Load(From),
                UsualFrom = From is null ? EnglishBase.LoadFor(training) : null,
                Trials = Trials,
                Threads = ThreadsOfWorker,
            }
        );

    public TuningRunOptions ToRunOptions() =>
        new()
        {
            Path = Path,
            Source = Source,
            Worker = () => WorkerCommand.With(ThreadsOfWorker),
            Workers = Workers,
            Threads = ThreadsOfWorker,
            Limit = Limit,
        };
}
