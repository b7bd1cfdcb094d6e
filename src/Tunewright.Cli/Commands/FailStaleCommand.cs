using System.CommandLine;

namespace Tunewright.Cli;

/// <summary><c>tunewright fail-stale</c>: ends trials whose worker died.</summary>
internal static class FailStaleCommand
{
    private static readonly NumberOption<double> Hours = Numbers.Real(
        "--hours",
        "Hours since a trial's start, longer than any takes",
        0.0001,
        1_000_000,
        "24"
    );
    private static readonly NumberOption<int> Retries = Numbers.Whole("--retries", "How often to queue each of them again", 0, 1000, "0");

    public static Command Create()
    {
        var command = new DocumentedCommand("fail-stale", "Ends trials whose worker died: those that have run for too long.")
        {
            Details = "Databases with heartbeats do so by themselves while a search runs; journals do not.",
            Examples = [new("No trial takes two hours", "fail-stale --storage journal:///study.log --hours 2")],
        };
        StudyArguments.AddTo(command);
        command.Add(Hours);
        command.Add(Retries);
        command.SetAction(Run);
        return command;
    }

    private static void Run(ParseResult parsed)
    {
        var failed = StudyArguments.Load(parsed).FailStale(TimeSpan.FromHours(Hours.In(parsed) ?? 24), Retries.In(parsed) ?? 0);
        Console.WriteLine(
            failed.Count == 0
                ? "No trial has run for so long."
                : $"Failed: trial {string.Join(", ", failed.Select(trial => trial.Number))}."
        );
    }
}
