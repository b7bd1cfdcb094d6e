using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Showrunner.Cli;

/// <summary><c>showrunner corpus</c>: what is in scripts, before anything learns them.</summary>
internal static class CorpusCommand
{
    public static Command Create()
    {
        var scripts = new Argument<string[]>("file")
        {
            Description =
                "Scripts: text files, folders (every .txt below) or globs, one speech a line (jerry: you know what i mean?). "
                + "Without any: the sample show.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var json = new Option<bool>("--json") { Description = "Print everything as one JSON object" };
        var command = new DocumentedCommand(
            "corpus",
            "Shows who speaks in your scripts and how much, their vocabulary, their longest lines, and what looks wrong."
        )
        {
            Examples =
            [
                new("Look at your scripts before training", "corpus jerry.txt"),
                new("One folder for each season", "corpus season1/ season2/"),
                new("Get the corpus of Udacity's TV-script notebook", "corpus get seinfeld"),
            ],
        };
        command.Add(scripts);
        command.Add(json);
        command.Add(CorpusGetCommand.Create());
        command.SetAction(parsed => Run(parsed.GetRequiredValue(scripts), parsed.GetValue(json)));
        return command;
    }

    private static int Run(string[] paths, bool json)
    {
        var corpus = paths.Length > 0 ? Scripts.Load(paths) : SampleShow.Corpus;
        var summary = CorpusSummary.Of(corpus);
        if (json)
            Console.WriteLine(ToJson(corpus, summary));
        else
            CorpusView.Print(paths.Length > 0 ? string.Join(", ", paths) : $"{SampleShow.Title}, the sample show", corpus, summary);
        return 0;
    }

    private static string ToJson(Corpus corpus, CorpusSummary summary) =>
        JsonSerializer.Serialize(
            new([.. corpus.Scripts.Select(script => script.Name)], corpus.Fingerprint, corpus.Notices, summary),
            CorpusJson.Default.CorpusDescription
        );
}

internal sealed record CorpusDescription(
    IReadOnlyList<string> Scripts,
    string Fingerprint,
    IReadOnlyList<string> Notices,
    CorpusSummary Summary
);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(CorpusDescription))]
internal sealed partial class CorpusJson : JsonSerializerContext;
