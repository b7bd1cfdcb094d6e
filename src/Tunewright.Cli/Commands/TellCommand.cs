using System.CommandLine;
using System.Globalization;

namespace Tunewright.Cli;

/// <summary><c>tunewright tell</c>: ends a trial that <c>ask</c> began.</summary>
internal static class TellCommand
{
    private static readonly NumberOption<int> Number = Numbers.Whole("--trial-number", "The trial's number", 0, int.MaxValue);
    private static readonly Option<string[]> Values = new("--values", "--value")
    {
        Description = "The trial's value; one for each objective",
        HelpName = "x",
        AllowMultipleArgumentsPerToken = true,
    };
    private static readonly Option<string?> State = Choice.Of(
        "--state",
        "How it ended (default: complete, or fail if a value is nan)",
        "complete",
        "pruned",
        "fail"
    );
    private static readonly Option<bool> SkipIfFinished = new("--skip-if-finished")
    {
        Description = "Do nothing if the trial has ended already",
    };

    public static Command Create()
    {
        var command = new DocumentedCommand("tell", "Ends a trial that ask began, with its value or without.")
        {
            Examples =
            [
                new("A result", "tell --storage sqlite:///study.db --trial-number 0 --values 0.25"),
                new("It failed", "tell --storage sqlite:///study.db --trial-number 1 --state fail"),
            ],
        };
        StudyArguments.AddTo(command);
        command.Add(Number);
        command.Add(Values);
        command.Add(State);
        command.Add(SkipIfFinished);
        command.SetAction(Run);
        return command;
    }

    private static void Run(ParseResult parsed)
    {
        var number = Number.In(parsed) ?? throw new UsageException("Say which trial: --trial-number N.");
        var values = parsed.GetValue(Values) is { Length: > 0 } texts ? texts.Select(Value).ToArray() : null;
        TrialState? state = parsed.GetValue(State) switch
        {
            "complete" => TrialState.Complete,
            "pruned" => TrialState.Pruned,
            "fail" => TrialState.Failed,
            _ => null,
        };
        if (values is null && state is null)
            throw new UsageException("Say what came of the trial: --values X, or --state pruned or fail.");
        try
        {
            StudyArguments.Load(parsed).Tell(number, values, state, parsed.GetValue(SkipIfFinished));
        }
        catch (ArgumentException exception)
        {
            throw new UsageException(exception.Reason);
        }
        catch (Exception exception) when (exception is InvalidOperationException or TrialFinishedException)
        {
            throw new ToolException(exception.Message, exception);
        }
    }

    private static double Value(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new UsageException($"--values takes numbers, not '{text}'.");
}
