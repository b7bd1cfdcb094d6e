using System.CommandLine;
using Showrunner.Training;
using Showrunner.Tuning;
using Tunewright;

namespace Showrunner.Cli;

/// <summary>What can be asked of a search. What is not asked for is as the study has it that is there, or as a new one is begun.</summary>
internal static class TuningArguments
{
    /// <summary>Makes this process a worker with so many threads, for the one that started it; not for users.</summary>
    public const string WorkerOption = "--as-worker";

    private const double DefaultMinutes = 30;

    private static readonly Argument<string[]> Files = new("file")
    {
        Description = "Scripts to learn, as for train. Without any: the sample show.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string[]> Validation = new("--validation")
    {
        Description = "Scripts to judge the models by. Without any, one line in twenty is held back.",
        HelpName = "file",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly NumberOption<int> Trials = Numbers.Whole(
        "--trials",
        "Choices of options to try, over all runs and workers",
        1,
        1_000_000,
        "no limit"
    );
    private static readonly NumberOption<double> Minutes = Numbers.Real(
        "--minutes",
        "Search this long",
        0.05,
        100_000,
        "30, unless --trials is given"
    );
    private static readonly NumberOption<int> Workers = Numbers.Whole(
        "--workers",
        "Trials at once, each in a process of its own",
        1,
        1024,
        "1"
    );
    private static readonly NumberOption<int> Threads = Numbers.Whole(
        "--threads",
        "Processor threads of each worker",
        1,
        1024,
        "the cores, divided by the workers"
    );
    private static readonly Option<string?> Space = new("--space")
    {
        Description = "What is searched: default, notebook (what the notebook varied), or a file of JSON (docs/tuning.md)",
        HelpName = "default|notebook|file",
    };
    private static readonly NumberOption<int> TrialEpochs = Numbers.Whole(
        "--trial-epochs",
        "Epochs over the text that each trial may make",
        1,
        10_000,
        "those of the space, or of train"
    );
    private static readonly NumberOption<double> TrialMinutes = Numbers.Real(
        "--trial-minutes",
        "Minutes of work that each trial may take, in place of epochs",
        0.01,
        100_000,
        "a quarter of all workers' minutes, where that is enough for train to make more of a long text"
    );
    private static readonly Option<string?> Sampler = Choice.Of(
        "--sampler",
        "tpe: learns from the trials so far, parameters together. random: learns nothing, for comparison (default: tpe)",
        "tpe",
        "random"
    );
    private static readonly Option<string?> Pruner = Choice.Of(
        "--pruner",
        "halving: trials pause at a 27th, a ninth and a third of their budget, and the best third goes on from its checkpoint. none: each is trained to its end (default: halving)",
        "halving",
        "none"
    );
    private static readonly NumberOption<int> Seed = Numbers.Whole("--seed", "Of the choices", 0, int.MaxValue, "any");
    private static readonly Option<string?> Out = new("--out", "-o")
    {
        Description = "The file for the best model (default: named after the first script, ending in .best.show)",
        HelpName = "file",
    };
    private static readonly Option<string?> Storage = new("--storage")
    {
        Description =
            "Where the study is kept: journal:///file.log, sqlite:///file.db, postgresql://… or mysql://… (default: a journal beside --out)",
        HelpName = "url",
    };
    private static readonly Option<string?> Study = new("--study")
    {
        Description = "The study's name in its storage (default: that of --out)",
        HelpName = "name",
    };
    private static readonly Option<string?> Folder = new("--folder")
    {
        Description =
            "Where trials keep their checkpoints; workers that share it go on with each other's trials (default: beside the file of --storage)",
        HelpName = "folder",
    };
    private static readonly Option<bool> Json = new("--json") { Description = "Progress and result as one JSON object a line." };
    private static readonly NumberOption<int> AsWorker = Numbers.Whole(WorkerOption, "", 0, int.MaxValue);

    public static void AddTo(Command command)
    {
        command.Add(Files);
        AsWorker.Hidden = true;
        foreach (
            var option in (Option[])
                [
                    Validation,
                    Trials,
                    Minutes,
                    Workers,
                    Threads,
                    Space,
                    TrialEpochs,
                    TrialMinutes,
                    Sampler,
                    Pruner,
                    Seed,
                    Out,
                    Storage,
                    Study,
                    Folder,
                    Json,
                    AsWorker,
                ]
        )
        {
            command.Add(option);
        }
    }

    public static TuningRequest Read(ParseResult parsed)
    {
        if (TrialEpochs.In(parsed) is not null && TrialMinutes.In(parsed) is not null)
            throw new UsageException("--trial-epochs and --trial-minutes exclude each other. Leave one out.");
        var source = new CorpusSource(parsed.GetValue(Files) ?? [], parsed.GetValue(Validation) ?? []);
        var path = parsed.GetValue(Out) ?? Path.ChangeExtension(TrainingSource.DefaultModel(source), ".best.show");
        var stem = WithoutEnding(WithoutEnding(path, ".show"), ".best");
        var storage = parsed.GetValue(Storage) ?? $"journal:///{stem}.study.log";
        var study = parsed.GetValue(Study) ?? Path.GetFileName(stem);
        var seed = Seed.In(parsed);
        return new()
        {
            Source = source,
            Path = path,
            Page = stem + ".study.html",
            Storage = storage,
            Study = study,
            Folder = parsed.GetValue(Folder) ?? StudyAddress.FolderOf(storage, study),
            Space = parsed.GetValue(Space) switch
            {
                null => null,
                "default" => SearchSpace.Default,
                "notebook" => SearchSpace.Notebook,
                var file => SearchSpace.Load(file),
            },
            Budget =
                TrialMinutes.In(parsed) is { } minutes ? TrialBudget.OfMinutes(minutes)
                : TrialEpochs.In(parsed) is { } epochs ? TrialBudget.OfEpochs(epochs)
                : null,
            Prune = parsed.GetValue(Pruner) is { } pruner ? pruner == "halving" : null,
            Sampler = parsed.GetValue(Sampler) is "random"
                ? new RandomSampler(seed)
                : new TpeSampler(new TpeOptions { Seed = seed, Group = true }),
            Trials = Trials.In(parsed),
            Limit = Limit(Minutes.In(parsed) ?? (Trials.In(parsed) is null ? DefaultMinutes : null)),
            Workers = Workers.In(parsed) ?? 1,
            Threads = AsWorker.In(parsed) ?? Threads.In(parsed),
            IsWorker = AsWorker.In(parsed) is not null,
            Json = parsed.GetValue(Json),
        };
    }

    private static TimeSpan? Limit(double? minutes) => minutes is { } most ? TimeSpan.FromMinutes(most) : null;

    private static string WithoutEnding(string path, string ending) =>
        path.EndsWith(ending, StringComparison.Ordinal) ? path[..^ending.Length] : path;
}
