using System.CommandLine;
using Showrunner.Serving;

namespace Showrunner.Cli;

/// <summary><c>showrunner serve</c>: writing for other programs, over HTTP.</summary>
internal static class ServeCommand
{
    private const string KeyVariable = "SHOWRUNNER_API_KEY";

    private static readonly Argument<string> Model = new("model") { Description = "A model that showrunner train kept (jerry.show)." };
    private static readonly Option<string?> Host = new("--host")
    {
        Description = "The address to listen at; 0.0.0.0: all of this machine's (default: 127.0.0.1)",
        HelpName = "address",
    };
    private static readonly NumberOption<int> Port = Numbers.Whole("--port", "The port; 0: a free one", 0, 65_535, "8080");
    private static readonly Option<string?> ApiKey = new("--api-key")
    {
        Description = $"Let in only who sends this as a bearer token (default: {KeyVariable}, or everyone)",
        HelpName = "key",
    };
    private static readonly Option<string[]> Origins = Lists.Repeated(
        "--cors",
        "Let web pages of this origin use the server, * for all",
        "origin"
    );
    private static readonly NumberOption<int> MaxWords = Numbers.Whole(
        "--max-tokens",
        "Most words and marks of a text",
        1,
        1_000_000,
        "4096"
    );
    private static readonly NumberOption<int> MaxPromptWords = Numbers.Whole(
        "--max-prompt",
        "Most words and marks of a prompt",
        1,
        1_000_000,
        "16384"
    );
    private static readonly NumberOption<int> MaxBodyBytes = Numbers.Whole(
        "--max-body",
        "Most bytes of a request",
        1,
        1_000_000_000,
        "1048576"
    );
    private static readonly NumberOption<int> MaxConcurrent = Numbers.Whole("--parallel", "Texts that are written at once", 1, 4_096, "64");
    private static readonly NumberOption<int> MaxQueued = Numbers.Whole(
        "--max-waiting",
        "Texts that may wait for their turn",
        0,
        100_000,
        "256"
    );

    private static readonly Option<string?> Weights = TrainedModel.Weights("8-bit");

    private static readonly Option<string[]> Training = new("--training")
    {
        Description = "The scripts that the model learnt, for max_copied with models that do not keep them.",
        HelpName = "file",
        AllowMultipleArgumentsPerToken = true,
    };

    public static Command Create()
    {
        var command = new DocumentedCommand("serve", "Serves a trained model over HTTP, by OpenAI's convention.")
        {
            Details = "Ctrl-C lets texts that are being written be finished for up to 30 seconds.",
            Examples =
            [
                new("For the programs of this machine", "serve jerry.show"),
                new("For everyone who has the key, at another port", "serve jerry.show --host 0.0.0.0 --port 9000 --api-key giddyup"),
                new("For a web page", "serve jerry.show --cors https://example.org"),
            ],
        };
        command.Add(Model);
        foreach (
            var option in (Option[])
                [Host, Port, ApiKey, Origins, MaxWords, MaxPromptWords, MaxBodyBytes, MaxConcurrent, MaxQueued, Training, Weights]
        )
        {
            command.Add(option);
        }

        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var (path, usual) = (parsed.GetRequiredValue(Model), new ServerOptions());
        var options = new ServerOptions
        {
            Host = parsed.GetValue(Host) ?? usual.Host,
            Port = Port.In(parsed) ?? usual.Port,
            ApiKey = parsed.GetValue(ApiKey) ?? Environment.GetEnvironmentVariable(KeyVariable),
            Origins = parsed.GetValue(Origins) ?? [],
            MaxWords = MaxWords.In(parsed) ?? usual.MaxWords,
            MaxPromptWords = MaxPromptWords.In(parsed) ?? usual.MaxPromptWords,
            MaxBodyBytes = MaxBodyBytes.In(parsed) ?? usual.MaxBodyBytes,
            MaxConcurrent = MaxConcurrent.In(parsed) ?? usual.MaxConcurrent,
            MaxQueued = MaxQueued.In(parsed) ?? usual.MaxQueued,
        };
        try
        {
            options.Validate();
        }
        catch (ShowrunnerException error)
        {
            throw new UsageException(error.Message);
        }
        var model = TrainedModel.Load(path, parsed.GetValue(Training) ?? [], TrainedModel.Precision(parsed.GetValue(Weights), "8-bit"));
        var name = Path.GetFileNameWithoutExtension(path);
        await using var server = await ScriptServer.StartAsync(model, name, options, new ErrorLog(), stop);
        Console.WriteLine($"Serving {name} at {server.Address}v1. Ctrl-C stops.");
        if (!options.IsLoopback && options.ApiKey is null)
            Screen.Notice("everyone who reaches this machine can use the server. --api-key KEY lets in only who has the key.");
        await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Screen.Notice("finishing what is being written.");
        return 0;
    }
}
