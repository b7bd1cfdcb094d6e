using System.CommandLine;
using Tunewright.Grpc;

namespace Tunewright.Cli;

/// <summary><c>tunewright serve</c>: a storage for workers on other machines.</summary>
internal static class ServeCommand
{
    /// <summary>Calls that wait for a disk or a database hold their threads; the pool itself adds one or two a second.</summary>
    private const int MinThreads = 64;

    private static readonly StorageServerOptions Usual = new();

    private static readonly Option<string?> Host = Listening.Host(Usual.Host);
    private static readonly NumberOption<int> Port = Listening.Port(Usual.Port);

    public static Command Create()
    {
        var command = new DocumentedCommand("serve", "Serves a storage to workers on other machines, in C# and in Python.")
        {
            Details =
                "Workers name it as --storage grpc://host:port, Python as GrpcStorageProxy(host=…, port=…). There are no passwords and no "
                + "encryption: whoever reaches the port can change and delete every study. Listen on another address than 127.0.0.1 only "
                + "in a network that you trust, or let workers come through ssh -L.",
            Examples =
            [
                new("On this machine", "serve --storage sqlite:///study.db"),
                new("For a network that you trust", "serve --storage sqlite:///study.db --host 0.0.0.0 --port 13000"),
            ],
        };
        StudyArguments.AddStorageTo(command);
        command.Add(Host);
        command.Add(Port);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        ThreadPool.GetMinThreads(out var threads, out var completions);
        ThreadPool.SetMinThreads(Math.Max(threads, MinThreads), completions);
        using var storage = StudyArguments.Open(StudyArguments.AddressIn(parsed), staleTrials: null);
        try
        {
            var options = new StorageServerOptions { Host = parsed.GetValue(Host) ?? Usual.Host, Port = Port.In(parsed) ?? Usual.Port };
            await using var server = await StorageServer.StartAsync(storage, options, stop);
            Console.WriteLine($"{storage.Address} is served at {server.Address}");
            Console.WriteLine("Ctrl-C stops it; workers wait for it for a minute.");
            await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return 0;
        }
        catch (ArgumentException exception)
        {
            throw new UsageException(exception.Reason);
        }
    }
}
