using System.CommandLine;
using Tunewright.Databases;

namespace Tunewright.Cli;

/// <summary>The options of <c>tunewright run</c>.</summary>
internal static class RunArguments
{
    private const string DefaultStudy = "study";

    private static readonly Argument<string[]> Program = new("program")
    {
        Description = "After --: the program and its arguments, with {name} where a parameter's value goes, and {trial} for the number",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly NumberOption<int> Trials = Numbers.Whole(
        "--trials",
        "How many trials the study should have, over all runs and workers",
        1,
        10_000_000,
        "no limit"
    );
    private static readonly NumberOption<double> Timeout = Numbers.Real(
        "--timeout",
        "Seconds after which no more trials begin",
        0.1,
        1e9,
        "no limit"
    );
    private static readonly NumberOption<int> Parallel = Numbers.Whole("--parallel", "How many trials to run at once", 1, 1024, "1");
    private static readonly NumberOption<int> Retries = Numbers.Whole(
        "--retries",
        "How often a trial that failed, or whose worker died, is tried again",
        0,
        1000,
        "0"
    );
    private static readonly NumberOption<int> MaxFailures = Numbers.Whole(
        "--max-failures",
        "Failures in a row after which the search ends; 0: it never does",
        0,
        1_000_000,
        "10"
    );
    private static readonly NumberOption<double> Grace = Numbers.Real(
        "--grace",
        "Seconds that a program has to end when it is told to (SIGTERM), before it is killed",
        0,
        3600,
        "5"
    );
    private static readonly NumberOption<double> Heartbeat = Numbers.Real(
        "--heartbeat",
        "Seconds between two signs of life in a database; a trial without two of them has failed",
        0.1,
        86_400,
        "60"
    );
    private static readonly Option<string?> Logs = new("--logs")
    {
        Description = "A folder for all that each trial prints: trial-0.log, trial-1.log, …",
        HelpName = "folder",
    };
    private static readonly Option<bool> Quiet = new("--quiet", "-q") { Description = "Print the result only" };
    private static readonly Option<bool> Json = new("--json") { Description = "Print one line of JSON a trial" };

    public static void AddTo(Command command)
    {
        command.Add(Program);
        StudyArguments.AddTo(command);
        SpaceOption.AddTo(command);
        Direction.AddTo(command);
        command.Add(Trials);
        command.Add(Timeout);
        command.Add(Parallel);
        SearchOptions.AddSamplerTo(command);
        SearchOptions.AddPrunerTo(command);
        command.Add(Retries);
        command.Add(MaxFailures);
        command.Add(Grace);
        command.Add(Heartbeat);
        command.Add(Logs);
        command.Add(Quiet);
        command.Add(Json);
    }

    /// <summary>Checks all of it, and opens the storage last.</summary>
    public static RunRequest Read(ParseResult parsed)
    {
        var words = parsed.GetValue(Program) ?? [];
        if (words.Length == 0)
            throw new UsageException("Name the program after --, such as: tunewright run --param x=float:0:1 -- ./train.sh --x {x}.");
        var space = SpaceOption.In(parsed);
        if (space.Count == 0)
            throw new UsageException($"Name the parameters, once each: --param {ParameterSpec.Forms}.");
        var command = new CommandTemplate(words, space.Keys);
        if (words[0].Contains('/') && !words[0].Contains('{') && !File.Exists(words[0]))
            throw new UsageException($"{words[0]} does not exist. The current folder is {Environment.CurrentDirectory}.");
        if (parsed.GetValue(Quiet) && parsed.GetValue(Json))
            throw new UsageException("--quiet and --json exclude each other. Leave one out.");

        var retries = Retries.In(parsed) ?? 0;
        var (sampler, pruner) = (SearchOptions.Sampler(parsed, space), SearchOptions.Pruner(parsed));
        var storage = StudyArguments.Open(
            StudyArguments.AddressIn(parsed),
            new StaleTrialOptions
            {
                HeartbeatInterval = TimeSpan.FromSeconds(Heartbeat.In(parsed) ?? 60),
                Replacement = retries > 0 ? StaleTrialOptions.Retry(retries) : null,
            }
        );
        return new()
        {
            Storage = storage,
            Study = new()
            {
                Storage = storage,
                Name = StudyArguments.NameIn(parsed) ?? OnlyStudy(storage),
                Directions = Direction.In(parsed),
                Sampler = sampler,
                Pruner = pruner,
                LoadIfExists = true,
            },
            Space = space,
            Command = command,
            Trials = Trials.In(parsed),
            Timeout = Timeout.In(parsed) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Parallel = Parallel.In(parsed) ?? 1,
            Retries = retries,
            MaxFailures = MaxFailures.In(parsed) ?? 10,
            Grace = TimeSpan.FromSeconds(Grace.In(parsed) ?? 5),
            Logs = parsed.GetValue(Logs),
            IsQuiet = parsed.GetValue(Quiet),
            IsJson = parsed.GetValue(Json),
        };
    }

    private static string OnlyStudy(IStudyStorage storage) =>
        storage.Studies() switch
        {
            [] => DefaultStudy,
            [var only] => only.Name,
            var studies => throw new UsageException(
                $"{storage.Address} holds {studies.Count} studies ({string.Join(", ", studies.Take(10).Select(study => study.Name))}). "
                    + "Name one with --study."
            ),
        };
}
