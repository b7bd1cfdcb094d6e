using System.CommandLine;

namespace Tunewright.Cli;

/// <summary><c>tunewright create</c>: makes an empty study and prints its name.</summary>
internal static class CreateCommand
{
    private static readonly Option<bool> SkipIfExists = new("--skip-if-exists")
    {
        Description = "Do nothing if there is a study of this name",
    };

    public static Command Create()
    {
        var command = new DocumentedCommand("create", "Makes an empty study and prints its name.")
        {
            Details = "Without --study it gets a name of its own. run makes its study by itself; ask needs one.",
            Examples =
            [
                new("A study whose values should be small", "create --storage sqlite:///study.db --study train"),
                new("One with two objectives", "create --storage sqlite:///study.db --study both --directions minimize maximize"),
            ],
        };
        command.Aliases.Add("create-study");
        StudyArguments.AddTo(command);
        Direction.AddTo(command);
        command.Add(SkipIfExists);
        command.SetAction(Run);
        return command;
    }

    private static void Run(ParseResult parsed)
    {
        using var storage = StudyArguments.Open(StudyArguments.AddressIn(parsed), staleTrials: null);
        try
        {
            var study = Study.Create(
                new()
                {
                    Storage = storage,
                    Name = StudyArguments.NameIn(parsed),
                    Directions = Direction.In(parsed),
                    LoadIfExists = parsed.GetValue(SkipIfExists),
                }
            );
            Console.WriteLine(study.Name);
        }
        catch (DuplicateStudyException exception)
        {
            throw new UsageException($"{exception.Message} Give it another name, or --skip-if-exists.");
        }
        catch (ArgumentException exception)
        {
            throw new UsageException(exception.Reason);
        }
    }
}
