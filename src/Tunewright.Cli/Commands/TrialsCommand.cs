using System.CommandLine;

namespace Tunewright.Cli;

/// <summary><c>tunewright trials</c>: all trials of a study.</summary>
internal static class TrialsCommand
{
    private static readonly FormatOption Format = new("table");

    public static Command Create()
    {
        var command = new DocumentedCommand("trials", "Shows all trials of a study, one line each.")
        {
            Examples =
            [
                new("One column for each parameter", "trials --storage sqlite:///study.db --study train --flatten"),
                new("For another program", "trials --storage sqlite:///study.db --format json"),
            ],
        };
        StudyArguments.AddTo(command);
        Format.AddTo(command);
        command.SetAction(parsed => Format.Print(parsed, TrialRecords.Of(StudyArguments.Load(parsed))));
        return command;
    }
}
