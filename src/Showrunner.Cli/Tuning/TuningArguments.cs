using System.CommandLine;
using Showrunner.Base;
using Showrunner.Training;
using Showrunner.Tuning;
using Tunewright;

namespace Showrunner.Cli;

/// <summary>The options of a search. What is not given is as an existing study has it, or the default for a new one.</summary>
internal static class TuningArguments
{
    /// <summary>Makes this process a worker with this number of threads, for the process that started it; not for users.</summary>
    public const string WorkerOption = "--as-worker";

    private const double DefaultMinutes = 30;

    private static readonly Argument<string[]> Files = new("file")
    {
        Description = "Scripts to learn, as for train. Without any: the sample show.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string[]> Validation = new("--validation")
    {
        Description = "Scripts to measure the losses on (default: one line in twenty, held back from training)",
        HelpName = "file",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly NumberOption<int> Trials = Numbers.Whole(
        "--trials",
        "How many choices of options to try, over all runs and workers",
        1,
        1_000_000,
        "no limit"
    );
    private static readonly NumberOption<double> Minutes = Numbers.Real(
        "--minutes",
        "How many minutes to search",
        0.05,
        100_000,
        "30, unless --trials is given"
    );
    private static readonly NumberOption<int> Workers = Numbers.Whole(
        "--workers",
        "How many trials to train at once, each in its own process",
        1,
        1024,
        "1"
    );
    private static readonly NumberOption<int> Threads = Numbers.Whole(
        "--threads",
        "Processor threads of each worker",
        1,
        1024,
        "the cores divided by the workers"
    );
    private static readonly Option<string?> Space = new("--space")
    {
        Description = "What to search: default, notebook (what the notebook varied), or a JSON file (docs/tuning.md)",
        HelpName = "default|notebook|file",
    };
    private static readonly NumberOption<int> TrialEpochs = Numbers.Whole(
        "--trial-epochs",
        "Epochs for each trial",
        1,
        10_000,
        "as the space has it, or train"
    );
    private static readonly NumberOption<double> TrialMinutes = Numbers.Real(
        "--trial-minutes",
        "Minutes of work for each trial, instead of epochs",
        0.01,
        100_000,
        "a quarter of all workers' minutes where train has a better recipe for that time"
    );
    private static readonly Option<string?> Sampler = Choice.Of(
        "--sampler",
        "tpe: learns from the trials so far. random: learns nothing, for comparison (default: tpe)",
        "tpe",
        "random"
    );
    private static readonly Option<string?> Pruner = Choice.Of(
        "--pruner",
        "halving: at a 27th, a ninth and a third of the budget only the best third of the trials continues; the others pause. "
            + "none: each trial is trained to its end (default: halving)",
        "halving",
        "none"
    );
    private static readonly NumberOption<int> Seed = Numbers.Whole("--seed", "Seed of the choices", 0, int.MaxValue, "any");
    private static readonly Option<string?> From = FromOption.Create(
        $"{EnglishBase.Name} where the text is English and no space is given, else none"
    );
    private static readonly Option<string?> Out = new("--out", "-o")
    {
        Description = "The file for the best model (default: named after the first script, ending in .best.show)",
        HelpName = "file",
    };
    private static readonly Option<string?> Storage = new("--storage")
    {
        Description =
            "Where to store the study: journal:///file.log, sqlite:///file.db, postgresql://… or mysql://… (default: "
            + "a journal beside --out)",
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
            "The folder for checkpoints; workers that share it continue each other's trials (default: beside the file of --storage)",
        HelpName = "folder",
    };
    private static readonly Option<bool> Json = new("--json") { Description = "Print events as JSON, one object per line" };
    private static readonly NumberOption<int> AsWorker = Numbers.Whole(WorkerOption, "", 0, int.MaxValue);

    public static void AddTo(Command command)
    {
        command.Add(Files);
        AsWorker.Hidden = true;
        foreach (
            var option in (Option[])
                [
                    Validation,
                    Scripts.Format,
                    Scripts.Columns,
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
                    From,
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
        var source = Scripts.Source(parsed, parsed.GetValue(Files), parsed.GetValue(Validation));
        if (source.Training.Concat(source.Validation).Contains("-"))
            throw new UsageException("Each worker reads the scripts, and standard input can be read once. Save them in a file.");
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
            Sampler = parsed.GetValue(Sampler) is "random" ? new RandomSampler(seed) : null,
            Seed = seed,
            From = parsed.GetValue(From),
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
