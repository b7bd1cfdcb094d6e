using System.CommandLine;

namespace Tunewright.Cli;

/// <summary><c>tunewright delete</c>: a study with its trials.</summary>
internal static class DeleteCommand
{
    public static Command Create()
    {
        var command = new DocumentedCommand("delete", "Deletes the study that --study names, with all its trials.")
        {
            Examples = [new("Delete a study", "delete --storage sqlite:///study.db --study train")],
        };
        command.Aliases.Add("delete-study");
        StudyArguments.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private static void Run(ParseResult parsed)
    {
        if (StudyArguments.NameIn(parsed) is null)
            throw new UsageException("Name the study to delete: --study NAME.");
        var study = StudyArguments.Load(parsed);
        study.Storage.DeleteStudy(study.Name);
    }
}
