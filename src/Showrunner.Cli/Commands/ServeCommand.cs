using System.CommandLine;
using Showrunner.Serving;

namespace Showrunner.Cli;

/// <summary><c>showrunner serve</c>: writing for other programs, over HTTP.</summary>
internal static class ServeCommand
{
    private const string KeyVariable = "SHOWRUNNER_API_KEY";

    private static readonly Argument<string[]> Models = new("model")
    {
        Description = "One or more models saved by showrunner train (jerry.show). Clients choose by the file's name (jerry).",
        Arity = ArgumentArity.OneOrMore,
    };
    private static readonly Option<string?> Host = new("--host")
    {
        Description = "The address to listen on; 0.0.0.0: all addresses of this machine (default: 127.0.0.1)",
        HelpName = "address",
    };
    private static readonly NumberOption<int> Port = Numbers.Whole("--port", "The port; 0: a free one", 0, 65_535, "8080");
    private static readonly Option<string?> ApiKey = new("--api-key")
    {
        Description = $"Clients must send this as a bearer token (default: {KeyVariable}; without either, no key is needed)",
        HelpName = "key",
    };
    private static readonly Option<string[]> Origins = Lists.Repeated(
        "--cors",
        "Web pages of this origin can use the server; *: all pages",
        "origin"
    );
    private static readonly NumberOption<int> MaxWords = Numbers.Whole(
        "--max-tokens",
        "Maximum words and marks of a text",
        1,
        1_000_000,
        "4096"
    );
    private static readonly NumberOption<int> MaxPromptWords = Numbers.Whole(
        "--max-prompt",
        "Maximum words and marks of a prompt",
        1,
        1_000_000,
        "16384"
    );
    private static readonly NumberOption<int> MaxBodyBytes = Numbers.Whole(
        "--max-body",
        "Maximum bytes of a request",
        1,
        1_000_000_000,
        "1048576"
    );
    private static readonly NumberOption<int> MaxConcurrent = Numbers.Whole(
        "--max-concurrent",
        "Texts that a model writes at once",
        1,
        4_096,
        "64"
    );
    private static readonly NumberOption<int> MaxQueued = Numbers.Whole(
        "--max-queued",
        "Texts that can wait for a model",
        0,
        100_000,
        "256"
    );
    private static readonly Option<string?> Weights = TrainedModel.Weights(WeightPrecision.EightBits);
    private static readonly Option<string[]> Training = new("--training")
    {
        Description = "The scripts that the model was trained on; max_copied needs them if the model's file does not contain them",
        HelpName = "file",
        AllowMultipleArgumentsPerToken = true,
    };

    public static Command Create()
    {
        var command = new DocumentedCommand("serve", "Serves trained models over HTTP, with OpenAI's API.")
        {
            Details = "Ctrl-C stops the server; texts that are being written have 30 seconds to finish.",
            Examples =
            [
                new("For programs on this machine", "serve jerry.show"),
                new("Two models; clients choose by name", "serve jerry.show elaine.show"),
                new("For everyone who has the key, on another port", "serve jerry.show --host 0.0.0.0 --port 9000 --api-key giddyup"),
                new("For a web page", "serve jerry.show --cors https://example.org"),
            ],
        };
        command.Add(Models);
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
        var options = ReadOptions(parsed);
        await using var models = new ModelCatalog(ReadLimits(parsed));
        Load(models, parsed);
        await using var server = await ScriptServer.StartAsync(models, options, new ErrorLog(), stop);
        Console.WriteLine($"Serving {string.Join(", ", models.Names)} at {server.Address}v1. Ctrl-C stops.");
        if (!options.IsLoopback && options.ApiKey is null)
            Screen.Notice("everyone who can reach this machine can use the server. --api-key KEY requires a key.");
        await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Screen.Notice("finishing what is being written.");
        return 0;
    }

    private static ServerOptions ReadOptions(ParseResult parsed)
    {
        var usual = new ServerOptions();
        var options = new ServerOptions
        {
            Host = parsed.GetValue(Host) ?? usual.Host,
            Port = Port.In(parsed) ?? usual.Port,
            ApiKey = parsed.GetValue(ApiKey) ?? Environment.GetEnvironmentVariable(KeyVariable),
            Origins = parsed.GetValue(Origins) ?? [],
        };
        try
        {
            options.Validate();
        }
        catch (ShowrunnerException exception)
        {
            throw new UsageException(exception.Message);
        }
        return options;
    }

    private static ServingLimits ReadLimits(ParseResult parsed)
    {
        var usual = new ServingLimits();
        return new()
        {
            MaxWords = MaxWords.In(parsed) ?? usual.MaxWords,
            MaxPromptWords = MaxPromptWords.In(parsed) ?? usual.MaxPromptWords,
            MaxBodyBytes = MaxBodyBytes.In(parsed) ?? usual.MaxBodyBytes,
            MaxConcurrent = MaxConcurrent.In(parsed) ?? usual.MaxConcurrent,
            MaxQueued = MaxQueued.In(parsed) ?? usual.MaxQueued,
        };
    }

    private static void Load(ModelCatalog models, ParseResult parsed)
    {
        var paths = parsed.GetRequiredValue(Models);
        var training = parsed.GetValue(Training) ?? [];
        if (paths.Length > 1 && training.Length > 0)
            throw new UsageException("--training goes with one model, not with several.");
        var precision = TrainedModel.Precision(parsed.GetValue(Weights), WeightPrecision.EightBits);
        foreach (var path in paths)
            models.Add(Path.GetFileNameWithoutExtension(path), TrainedModel.Load(path, training, precision));
    }
}
