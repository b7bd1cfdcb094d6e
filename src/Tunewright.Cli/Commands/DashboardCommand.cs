using System.CommandLine;
using Tunewright.Dashboard;

namespace Tunewright.Cli;

/// <summary><c>tunewright dashboard</c>: studies in a browser, live.</summary>
internal static class DashboardCommand
{
    private const string PasswordVariable = "TUNEWRIGHT_PASSWORD"; // other users of the machine can read command lines

    private static readonly DashboardOptions Usual = new();

    private static readonly Argument<string[]> Storages = new("url")
    {
        Description = $"{StudyArguments.Addresses}, one or more {StudyArguments.DefaultAddress}",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string?> Host = Listening.Host(Usual.Host);
    private static readonly NumberOption<int> Port = Listening.Port(Usual.Port);

    public static Command Create()
    {
        var command = new DocumentedCommand("dashboard", "Shows studies in a browser while searches run, also those of Python's Optuna.")
        {
            Details =
                "Only those who open the printed address are let in. For any other address than this machine's own, set a password of at "
                + $"least 8 characters in the environment variable {PasswordVariable}.",
            Examples =
            [
                new("Watch a search", "dashboard sqlite:///study.db"),
                new("Several storages in one page", "dashboard sqlite:///study.db journal:///other.log --port 9000"),
            ],
        };
        command.Add(Storages);
        command.Add(Host);
        command.Add(Port);
        command.Add(ArtifactFolder.Option);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var storages = new List<IStudyStorage>();
        try
        {
            foreach (var address in parsed.GetValue(Storages) is { Length: > 0 } given ? given : [StudyArguments.AddressIn(parsed)])
                storages.Add(StudyArguments.OpenExisting(address));
            await using var server = await DashboardServer.StartAsync(
                storages,
                new()
                {
                    Host = parsed.GetValue(Host) ?? Usual.Host,
                    Port = Port.In(parsed) ?? Usual.Port,
                    Password = Environment.GetEnvironmentVariable(PasswordVariable),
                    Artifacts = ArtifactFolder.In(parsed),
                },
                stop
            );
            Console.WriteLine($"The dashboard is at {server.SignInAddress}");
            Console.WriteLine("Ctrl-C stops it.");
            await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return 0;
        }
        catch (ArgumentException exception)
        {
            throw new UsageException(exception.Reason);
        }
        finally
        {
            foreach (var storage in storages)
                storage.Dispose();
        }
    }
}
