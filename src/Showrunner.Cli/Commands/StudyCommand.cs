using System.CommandLine;
using System.Globalization;
using Showrunner.Tuning;
using Tunewright;

namespace Showrunner.Cli;

/// <summary><c>showrunner study</c>: shows, exports and deletes any study, also one of Optuna.</summary>
internal static class StudyCommand
{
    private static readonly Argument<string> Storage = new("url")
    {
        Description = "Where the study is stored: journal:///file.log, sqlite:///file.db, postgresql://… or mysql://…",
    };
    private static readonly Option<string?> Name = new("--study")
    {
        Description = "The study's name (default: the only one)",
        HelpName = "name",
    };
    private static readonly Option<bool> Yes = new("--yes") { Description = "Delete the only study without its name" };
    private static readonly Option<bool> Csv = new("--csv") { Description = "One line a trial, with Optuna's column names" };
    private static readonly Option<bool> Json = new("--json") { Description = "One object a trial, with its reports and attributes" };

    private static readonly Option<double> Hours = new("--hours")
    {
        Description = "Hours since a trial's start, longer than any takes (above 0; default: 24)",
        HelpName = "n",
        DefaultValueFactory = _ => 24,
    };

    public static Command Create()
    {
        var command = new DocumentedCommand("study", "Shows, exports and deletes studies, also those of Optuna.")
        {
            Examples =
            [
                new("The trials of a search as a table for other programs", "study export journal:///jerry.study.log --csv > trials.csv"),
            ],
        };
        command.Add(Of("list", "The studies in a storage.", "study list sqlite:///tuning.db", [], List));
        command.Add(
            Of(
                "show",
                "A study at a glance: trials by state, the best, what mattered, attributes.",
                "study show journal:///jerry.study.log",
                [Name],
                Show
            )
        );
        command.Add(
            Of("best", "The best trial, or the Pareto front of several objectives.", "study best journal:///jerry.study.log", [Name], Best)
        );
        command.Add(Of("trials", "All trials, one line each.", "study trials sqlite:///tuning.db --study jerry", [Name], Trials));
        command.Add(
            Of(
                "export",
                "All trials for other programs.",
                "study export sqlite:///tuning.db --study jerry --json > trials.json",
                [Name, Csv, Json],
                Export
            )
        );
        command.Add(
            Of(
                "fail-stale",
                "Ends trials whose worker died: those that have run for too long.",
                "study fail-stale journal:///jerry.study.log --hours 2",
                [Name, Hours],
                FailStale
            )
        );
        command.Add(
            Of(
                "delete",
                "Deletes a study, named by --study or the only one with --yes, and its trials; their checkpoints stay.",
                "study delete sqlite:///tuning.db --study jerry",
                [Name, Yes],
                Delete
            )
        );
        return command;
    }

    private static DocumentedCommand Of(string name, string description, string example, Option[] options, Action<ParseResult> run)
    {
        var command = new DocumentedCommand(name, description)
        {
            Examples = [new(description.Split([':', ';', ','])[0].TrimEnd('.'), example)],
        };
        command.Add(Storage);
        foreach (var option in options)
            command.Add(option);
        command.SetAction(parsed =>
        {
            run(parsed);
            return 0;
        });
        return command;
    }

    private static Study Load(ParseResult parsed)
    {
        var storage = Storages.Open(parsed.GetRequiredValue(Storage), mustExist: true);
        try
        {
            return Study.Load(new() { Storage = storage, Name = parsed.GetValue(Name) });
        }
        catch (KeyNotFoundException exception)
        {
            throw new UsageException($"{exception.Message} Name one with --study.");
        }
    }

    private static void List(ParseResult parsed)
    {
        var storage = Storages.Open(parsed.GetRequiredValue(Storage), mustExist: true);
        foreach (var summary in storage.StudySummaries())
        {
            var search = TuningResults.Of(Study.Load(new() { Storage = storage, Name = summary.Study.Name }));
            var best =
                search is not null ? (search.Best is { } candidate ? $"  best: {CandidateText.Head(candidate)}" : "")
                : summary.Best is { } trial ? string.Create(CultureInfo.InvariantCulture, $"  best {trial.Values[0]:G6}")
                : "";
            Console.WriteLine($"{summary.Study.Name}  {Format.Count(search?.Candidates.Count ?? summary.Trials, "trial")}{best}");
        }
    }

    private static void Show(ParseResult parsed)
    {
        var study = Load(parsed);
        Console.WriteLine(
            $"{study.Name}: {string.Join(", ", study.Directions.Select(direction => direction.ToString().ToLowerInvariant()))}"
        );
        if (TuningResults.Of(study) is { } search)
            Show(search, study.Trials.Count);
        else
            ShowTrials(study);
        foreach (var (key, value) in study.UserAttributes.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            Console.WriteLine($"{key}: {CandidateText.Value(value).ReplaceLineEndings(" ")}");
    }

    private static void ShowTrials(Study study)
    {
        foreach (var state in study.Trials.GroupBy(trial => trial.State).OrderBy(group => group.Key))
            Console.WriteLine($"{state.Count(), 6}  {state.Key.ToString().ToLowerInvariant()}");
        if (study.Directions.Length == 1 && study.TrialsIn(TrialState.Complete).Count > 1)
            Console.WriteLine($"importances: {CandidateText.Importances([.. PedAnova.Importances(study)])}");
    }

    private static void Show(TuningResults search, int runs)
    {
        var goesOn =
            runs > search.Candidates.Count ? $" ({Format.Count(runs, "run")}: a trial that goes on after a pause is run again)" : "";
        Console.WriteLine($"{CandidateText.Counts(search.Candidates)}{goesOn}");
        if (search.Best is { } best)
            Console.WriteLine(Paragraph.Of($"best: {CandidateText.Line(best)}"));
        if (search.Importances.Count > 0)
            Console.WriteLine(Paragraph.Of($"What mattered: {CandidateText.Importances(search.Importances)}."));
    }

    private static void Trials(ParseResult parsed)
    {
        var study = Load(parsed);
        if (TuningResults.Of(study) is not { } search)
        {
            Print(study.Trials);
            return;
        }
        foreach (var candidate in search.Candidates)
            Console.WriteLine(Paragraph.Of(CandidateText.Line(candidate)));
    }

    private static void Best(ParseResult parsed)
    {
        var study = Load(parsed);
        if (TuningResults.Of(study) is { } search)
        {
            var best = search.Best ?? throw new ShowrunnerException($"No trial of '{study.Name}' has reported a loss yet.");
            Console.WriteLine(Paragraph.Of(CandidateText.Line(best)));
            return;
        }
        if (study.Directions.Length > 1)
        {
            Print(study.BestTrials);
            return;
        }
        try
        {
            Print([study.BestTrial]);
        }
        catch (InvalidOperationException exception)
        {
            throw new ShowrunnerException(exception.Message);
        }
    }

    private static void Print(IEnumerable<FrozenTrial> trials)
    {
        foreach (var trial in trials)
        {
            var values = string.Join(' ', trial.Values.Select(value => value.ToString("G6", CultureInfo.InvariantCulture)));
            var parameters = string.Join("  ", trial.ExternalParameters().Select(pair => $"{pair.Key} {CandidateText.Value(pair.Value)}"));
            var reason = trial.FailureReason is { } failure ? $"  {failure}" : "";
            Console.WriteLine(Paragraph.Of($"{trial.Number}  {trial.State.ToString().ToLowerInvariant()}  {values}  {parameters}{reason}"));
        }
    }

    private static void Export(ParseResult parsed)
    {
        if (parsed.GetValue(Csv) == parsed.GetValue(Json))
            throw new UsageException("Give either --csv or --json.");
        var study = Load(parsed);
        if (parsed.GetValue(Csv))
            study.ToTable().WriteCsv(Console.Out);
        else
            study.ToTable().WriteJson(Console.Out);
    }

    private static void FailStale(ParseResult parsed)
    {
        var hours = parsed.GetValue(Hours);
        if (!(hours is > 0 and < 1e6))
            throw new UsageException(
                $"--hours {hours.ToString(CultureInfo.InvariantCulture)} is out of range: give a number of hours above 0."
            );
        var failed = Load(parsed).FailStale(TimeSpan.FromHours(hours));
        Console.WriteLine(
            failed.Count == 0
                ? "No trial has run for so long."
                : $"Failed: trial {string.Join(", ", failed.Select(trial => trial.Number))}."
        );
    }

    private static void Delete(ParseResult parsed)
    {
        var study = Load(parsed);
        var trials = Format.Count(study.Trials.Count, "trial");
        if (parsed.GetValue(Name) is null && !parsed.GetValue(Yes))
            throw new UsageException($"This would delete '{study.Name}' with its {trials}. Name it, --study {study.Name}, or give --yes.");
        study.Storage.DeleteStudy(study.Name);
        Console.WriteLine($"Deleted '{study.Name}' with its {trials}.");
    }
}
