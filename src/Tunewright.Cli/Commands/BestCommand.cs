using System.CommandLine;

namespace Tunewright.Cli;

/// <summary><c>tunewright best</c>: the best trial, or the Pareto front of several objectives.</summary>
internal static class BestCommand
{
    private static readonly FormatOption Format = new("table");

    public static Command Create()
    {
        var command = new DocumentedCommand(
            "best",
            "Shows the best trial; of several objectives all on the Pareto front: no other trial is better in every respect."
        )
        {
            Examples =
            [
                new("The best values so far", "best --storage sqlite:///study.db --study train"),
                new("For another program", "best --storage sqlite:///study.db --format json"),
            ],
        };
        command.Aliases.Add("best-trial");
        StudyArguments.AddTo(command);
        Format.AddTo(command);
        command.SetAction(parsed => Format.Print(parsed, Records(StudyArguments.Load(parsed))));
        return command;
    }

    private static RecordTable Records(Study study)
    {
        if (study.Directions.Length > 1)
            return TrialRecords.Of(study, study.BestTrials);
        try
        {
            return TrialRecords.Of(study, study.BestTrial);
        }
        catch (InvalidOperationException exception)
        {
            throw new ToolException(exception.Message, exception);
        }
    }
}
