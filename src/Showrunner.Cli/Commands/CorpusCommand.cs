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
            Description = $"Scripts: {Scripts.Kinds}. Without any: the sample show.",
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
                new("A table whose columns have names of their own", "corpus lines.csv --columns speaker=Wer,words=Was"),
                new("Get the corpus of Udacity's TV-script notebook", "corpus get seinfeld"),
            ],
        };
        command.Add(scripts);
        command.Add(Scripts.Format);
        command.Add(Scripts.Columns);
        command.Add(json);
        command.Add(CorpusGetCommand.Create());
        command.SetAction(parsed => Run(parsed, parsed.GetRequiredValue(scripts), parsed.GetValue(json)));
        return command;
    }

    private static int Run(ParseResult parsed, string[] paths, bool json)
    {
        var files = paths.Length > 0 ? Scripts.Read(parsed, paths) : null;
        var corpus = files?.ToCorpus() ?? SampleShow.Corpus;
        var explanations = files?.Explanations ?? [];
        Scripts.Tell(corpus.Notices);
        var summary = CorpusSummary.Of(corpus);
        if (json)
        {
            var scripts = files?.Files.Select(file => new CorpusScript(file.Name, file.Reading.Format)) ?? corpus.Scripts.Select(Sample);
            var description = new CorpusDescription([.. scripts], corpus.Fingerprint, explanations, corpus.Notices, summary);
            Console.WriteLine(JsonSerializer.Serialize(description, CorpusJson.Default.CorpusDescription));
            return 0;
        }
        CorpusView.Print(
            paths.Length > 0 ? string.Join(", ", paths) : $"{SampleShow.Title}, the sample show",
            explanations,
            corpus,
            summary
        );
        return 0;
    }

    private static CorpusScript Sample(Script script) => new(script.Name, "text");
}

internal sealed record CorpusDescription(
    IReadOnlyList<CorpusScript> Scripts,
    string Fingerprint,
    IReadOnlyList<string> Explanations,
    IReadOnlyList<string> Notices,
    CorpusSummary Summary
);

internal sealed record CorpusScript(string Name, string Format);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(CorpusDescription))]
internal sealed partial class CorpusJson : JsonSerializerContext;
