using System.CommandLine;
using System.Globalization;
using Showrunner.Serving;

namespace Showrunner.Cli;

/// <summary><c>showrunner serve</c>: writing for other programs, over HTTP.</summary>
internal static class ServeCommand
{
    private const string KeyVariable = "SHOWRUNNER_API_KEY";

    private static readonly ServerOptions UsualOptions = new();
    private static readonly ServingLimits UsualLimits = new();

    private static readonly Argument<string[]> Models = new("model")
    {
        Description = "One or more models saved by showrunner train (jerry.show). Clients choose by the file's name (jerry).",
        Arity = ArgumentArity.OneOrMore,
    };
    private static readonly Option<string?> Host = Listening.Host(UsualOptions.Host);
    private static readonly NumberOption<int> Port = Listening.Port(UsualOptions.Port);
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
    private static readonly NumberOption<int> MaxWords = Number(
        "--max-tokens",
        "Maximum words and marks of a text",
        ServingLimits.WordsRange,
        UsualLimits.MaxWords
    );
    private static readonly NumberOption<int> MaxPromptWords = Number(
        "--max-prompt",
        "Maximum words and marks of a prompt",
        ServingLimits.WordsRange,
        UsualLimits.MaxPromptWords
    );
    private static readonly NumberOption<int> MaxBodyBytes = Number(
        "--max-body",
        "Maximum bytes of a request",
        ServingLimits.BodyBytesRange,
        UsualLimits.MaxBodyBytes
    );
    private static readonly NumberOption<int> MaxConcurrent = Number(
        "--max-concurrent",
        "Texts that a model writes at once",
        ServingLimits.ConcurrentRange,
        UsualLimits.MaxConcurrent
    );
    private static readonly NumberOption<int> MaxQueued = Number(
        "--max-queued",
        "Texts that can wait for a model",
        ServingLimits.QueuedRange,
        UsualLimits.MaxQueued
    );
    private static readonly Option<bool> Strict = new("--strict")
    {
        Description = "Refuse requests with a parameter that the server does not know (default: a Warning header and a note say so)",
    };
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
                [
                    Host,
                    Port,
                    ApiKey,
                    Origins,
                    MaxWords,
                    MaxPromptWords,
                    MaxBodyBytes,
                    MaxConcurrent,
                    MaxQueued,
                    Strict,
                    Training,
                    Scripts.Format,
                    Scripts.Columns,
                    Weights,
                ]
        )
        {
            command.Add(option);
        }

        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        Output.GoOnWithout(Screen.Notice);
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
        var options = new ServerOptions
        {
            Host = parsed.GetValue(Host) ?? UsualOptions.Host,
            Port = Port.In(parsed) ?? UsualOptions.Port,
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

    private static ServingLimits ReadLimits(ParseResult parsed) =>
        new()
        {
            MaxWords = MaxWords.In(parsed) ?? UsualLimits.MaxWords,
            MaxPromptWords = MaxPromptWords.In(parsed) ?? UsualLimits.MaxPromptWords,
            MaxBodyBytes = MaxBodyBytes.In(parsed) ?? UsualLimits.MaxBodyBytes,
            MaxConcurrent = MaxConcurrent.In(parsed) ?? UsualLimits.MaxConcurrent,
            MaxQueued = MaxQueued.In(parsed) ?? UsualLimits.MaxQueued,
            Strict = parsed.GetValue(Strict),
        };

    private static void Load(ModelCatalog models, ParseResult parsed)
    {
        var paths = parsed.GetRequiredValue(Models);
        var training = parsed.GetValue(Training) ?? [];
        if (paths.Length > 1 && training.Length > 0)
            throw new UsageException("--training goes with one model, not with several.");
        var precision = TrainedModel.Precision(parsed.GetValue(Weights), WeightPrecision.EightBits);
        foreach (var path in paths)
            models.Add(Path.GetFileNameWithoutExtension(path), TrainedModel.Load(parsed, path, training, precision));
    }

    private static NumberOption<int> Number(string name, string description, ValueRange range, int byDefault) =>
        Numbers.Whole(name, description, (int)range.Min, (int)range.Max, byDefault.ToString(CultureInfo.InvariantCulture));
}
