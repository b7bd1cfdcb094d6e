using System.CommandLine;
using Tunewright.Databases;

namespace Tunewright.Cli;

/// <summary><c>tunewright upgrade</c>: brings a database of Optuna 3.0 or 3.1 to the schema of Optuna 3.2 and later.</summary>
internal static class UpgradeCommand
{
    public static Command Create()
    {
        var command = new DocumentedCommand("upgrade", "Brings a database of Optuna 3.0 or 3.1 to the schema of Optuna 3.2 and later.")
        {
            Details = "Older ones are for Optuna's own command, which the message names. Nothing is lost either way.",
            Examples = [new("Before a newer Optuna opens it", "upgrade --storage sqlite:///study.db")],
        };
        StudyArguments.AddStorageTo(command);
        command.SetAction(Run);
        return command;
    }

    private static void Run(ParseResult parsed)
    {
        using (var storage = StudyArguments.OpenExisting(parsed))
        {
            if (storage is not DatabaseStorage)
            {
                Console.WriteLine($"{storage.Address} is up to date: journals have one form only.");
                return;
            }
        }
        DatabaseStorage.Restamp(StudyArguments.AddressIn(parsed), SchemaStamp.Optuna32);
        Console.WriteLine("The database has the schema of Optuna 3.2 and later.");
    }
}
