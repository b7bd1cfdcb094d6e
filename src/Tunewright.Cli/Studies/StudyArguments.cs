using System.CommandLine;
using Tunewright.Databases;
using Tunewright.Grpc;

namespace Tunewright.Cli;

/// <summary><c>--storage</c> and <c>--study</c>, and what they name.</summary>
internal static class StudyArguments
{
    /// <summary>Optuna's variable, so that both tools find one storage.</summary>
    private const string StorageVariable = "OPTUNA_STORAGE";

    /// <summary>What addresses look like, for helps.</summary>
    public const string Addresses =
        "Where studies are stored: journal:///file.log, sqlite:///file.db, postgresql://…, mysql://… or grpc://host:port";

    /// <summary>Where an address is taken from if none is given, for helps.</summary>
    public const string DefaultAddress = $"(default: the environment variable {StorageVariable})";

    private static readonly Option<string?> Storage = new("--storage") { Description = $"{Addresses} {DefaultAddress}", HelpName = "url" };

    private static readonly Option<string?> Name = new("--study", "--study-name")
    {
        Description = "The study's name (default: the only one in the storage)",
        HelpName = "name",
    };

    public static void AddTo(Command command)
    {
        AddStorageTo(command);
        command.Add(Name);
    }

    public static void AddStorageTo(Command command) => command.Add(Storage);

    /// <summary>The storage's address.</summary>
    public static string AddressIn(ParseResult parsed) =>
        parsed.GetValue(Storage)
        ?? Environment.GetEnvironmentVariable(StorageVariable)
        ?? throw new UsageException(
            $"Name the storage, such as --storage sqlite:///study.db, or set the environment variable {StorageVariable}."
        );

    /// <summary>The study's name, if it was given.</summary>
    public static string? NameIn(ParseResult parsed) => parsed.GetValue(Name);

    /// <summary>Opens a storage that is there already.</summary>
    public static IStudyStorage OpenExisting(ParseResult parsed) => OpenExisting(AddressIn(parsed));

    /// <inheritdoc cref="OpenExisting(ParseResult)"/>
    public static IStudyStorage OpenExisting(string address) =>
        StorageAddress.FileOf(address) is { } file && !File.Exists(file)
            ? throw new UsageException($"{file} does not exist. Check the address; the current folder is {Environment.CurrentDirectory}.")
            : Open(address, staleTrials: null);

    /// <summary>Opens a storage, and creates its file if there is none.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="staleTrials">How a database finds trials whose worker died; null: this process sends no heartbeats.</param>
    public static IStudyStorage Open(string address, StaleTrialOptions? staleTrials)
    {
        try
        {
            return address.StartsWith("grpc:", StringComparison.Ordinal) ? new GrpcStorage(address)
                : address.StartsWith("journal:", StringComparison.Ordinal) ? StudyStorage.Open(address)
                : DatabaseStorage.Open(address, new() { StaleTrials = staleTrials });
        }
        catch (ArgumentException exception)
        {
            throw new UsageException(exception.Reason);
        }
    }

    /// <summary>Loads the study that is named, or the only one.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static Study Load(ParseResult parsed, StudyOptions? options = null)
    {
        var storage = OpenExisting(parsed);
        try
        {
            return Study.Load((options ?? new()) with { Storage = storage, Name = NameIn(parsed) });
        }
        catch (KeyNotFoundException exception)
        {
            var studies = storage.Studies().Take(10).Select(study => study.Name).ToArray();
            throw new UsageException(
                studies.Length == 0 || NameIn(parsed) is null
                    ? $"{exception.Message} {(studies.Length == 0 ? "Create one: tunewright create" : "Name one with --study")}."
                    : $"{exception.Message} It holds {string.Join(", ", studies)}."
            );
        }
    }
}
