using System.CommandLine;

namespace Tunewright.Cli;

/// <summary><c>tunewright widen</c>: wider ranges and further choices for a study that has trials.</summary>
internal static class WidenCommand
{
    public static Command Create()
    {
        var command = new DocumentedCommand(
            "widen",
            "Gives parameters of a study wider ranges or further choices; all its trials count on."
        )
        {
            Details =
                "Stop the search first, and start it afterwards with the new ranges. A range keeps its kind and log, and all values that "
                + "trials have; further choices come after the old ones. A journal keeps its old file with .bak after its name.",
            Examples =
            [
                new("Smaller rates", "widen --storage sqlite:///study.db --param rate=float:1e-6:1e-1:log"),
                new("One more choice", "widen --storage sqlite:///study.db --param opt=choice:adam,sgd,lion"),
            ],
        };
        StudyArguments.AddTo(command);
        SpaceOption.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private static void Run(ParseResult parsed)
    {
        var space = SpaceOption.In(parsed);
        if (space.Count == 0)
            throw new UsageException($"Say what to widen: --param {ParameterSpec.Forms}.");
        var study = StudyArguments.Load(parsed);
        foreach (var (parameter, range) in space)
        {
            try
            {
                study.Storage.WidenParameter(study.Name, parameter, range);
            }
            catch (ArgumentException exception)
            {
                throw new ToolException(exception.Reason);
            }
            catch (InvalidOperationException exception)
            {
                throw new ToolException(exception.Message);
            }
            Console.WriteLine($"{parameter} is {range} in all trials.");
        }
    }
}
