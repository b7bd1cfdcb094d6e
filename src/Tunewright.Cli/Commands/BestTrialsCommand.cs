using System.CommandLine;

namespace Tunewright.Cli;

/// <summary><c>tunewright best-trials</c>: Optuna's command of that name, always a list.</summary>
internal static class BestTrialsCommand
{
    private static readonly FormatOption Format = new("table");

    public static Command Create()
    {
        var command = new DocumentedCommand("best-trials", "Shows all trials on the Pareto front, as a list also of one objective.")
        {
            Examples = [new("The front of a study with two objectives", "best-trials --storage sqlite:///study.db --study train")],
        };
        StudyArguments.AddTo(command);
        Format.AddTo(command);
        command.SetAction(parsed =>
        {
            var study = StudyArguments.Load(parsed);
            Format.Print(parsed, TrialRecords.Of(study, study.BestTrials));
        });
        return command;
    }
}
