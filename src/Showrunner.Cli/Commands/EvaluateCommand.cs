using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Showrunner.Cli;

/// <summary><c>showrunner evaluate</c>: how well a model foresees a text that it has not seen.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var model = new Argument<string>("model") { Description = "A model that showrunner train kept (jerry.show)." };
        var scripts = new Argument<string[]>("file")
        {
            Description = "Scripts that the model has not seen. Without any: the lines of the sample show that training holds back.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var weights = TrainedModel.Weights("full");
        var cache = new Option<bool>("--cache")
        {
            Description =
                "Also with a neural cache, which remembers the text as it reads: a figure of its own, not to be set beside the others.",
        };
        var defaults = new CacheOptions();
        var cacheWords = Numbers.Whole("--cache-words", "Words back that the cache remembers", 1, 1_000_000, $"{defaults.Words}");
        var cacheSharpness = Numbers.Real(
            "--cache-sharpness",
            "How much likeness of the place counts",
            0,
            100,
            defaults.Sharpness.ToString(CultureInfo.InvariantCulture)
        );
        var cacheShare = Numbers.Real(
            "--cache-share",
            "The cache's share of a word's probability",
            0,
            0.999999,
            defaults.Share.ToString(CultureInfo.InvariantCulture)
        );
        var json = new Option<bool>("--json") { Description = "The figures as one JSON object." };
        var command = new DocumentedCommand("evaluate", "Prints how well a model foresees a text.")
        {
            Details =
                "The figures are perplexity over the words that the model knows, bits per character, and the words that it does not know. The text is read in order, the model's state carried from the first word to the last.",
            Examples =
            [
                new("Judge a model by an episode that it has not seen", "evaluate jerry.show finale.txt"),
                new("Judge the demo's model", "evaluate demo.show"),
                new("Let it remember what it has read of the episode", "evaluate jerry.show finale.txt --cache"),
            ],
        };
        command.Add(model);
        command.Add(scripts);
        foreach (var option in (Option[])[weights, cache, cacheWords, cacheSharpness, cacheShare, json])
            command.Add(option);
        command.SetAction(
            (parsed, stop) =>
            {
                var precision = TrainedModel.Precision(parsed.GetValue(weights), "full");
                Run(
                    parsed.GetRequiredValue(model),
                    precision,
                    parsed.GetRequiredValue(scripts),
                    parsed.GetValue(json),
                    parsed.GetValue(cache) ? Settings(parsed) : null,
                    stop
                );
                return Task.FromResult(0);
            }
        );
        return command;

        CacheOptions Settings(ParseResult parsed) =>
            new()
            {
                Words = cacheWords.In(parsed) ?? defaults.Words,
                Sharpness = cacheSharpness.In(parsed) ?? defaults.Sharpness,
                Share = cacheShare.In(parsed) ?? defaults.Share,
            };
    }

    private static void Run(
        string path,
        WeightPrecision precision,
        string[] scripts,
        bool json,
        CacheOptions? cache,
        CancellationToken stop
    )
    {
        var model = ScriptModel.Load(path, precision);
        var corpus = scripts.Length > 0 ? Scripts.Load(scripts) : SampleShow.Corpus.Split().Validation;
        var evaluation = Screen.Watch(
            "Reading",
            progress => Evaluation.Of(model, corpus.Text, progress, cache: cache, cancellationToken: stop)
        );
        if (json)
            Console.WriteLine(ToJson(evaluation).ToJsonString());
        else
            Print(evaluation, corpus.Tokens.Where(word => !model.Vocabulary.Contains(word)));
    }

    private static void Print(Evaluation evaluation, IEnumerable<string> unknown)
    {
        var most = string.Concat(
            unknown.CountBy(word => word).OrderByDescending(word => word.Value).Take(5).Select(word => $" {word.Key}")
        );
        var share = (double)evaluation.UnknownWords / (evaluation.WordsScored + evaluation.UnknownWords);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                perplexity         {evaluation.Perplexity, 10:F2}   (mean loss {evaluation.MeanLoss:F4} nats a word)
                bits per character {evaluation.BitsPerCharacter, 10:F3}
                words scored       {evaluation.WordsScored, 10:N0}   ({evaluation.WordsPerSecond:N0} a second)
                unknown words      {evaluation.UnknownWords, 10:N0}   ({share:P1}, left out of the mean{(
                    most == "" ? "" : $"; most often:{most}"
                )})
                """
            )
        );
        if (evaluation.CachedPerplexity is { } cached)
        {
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"with the cache     {cached, 10:F2}   (perplexity where the model remembers this text; mean loss {evaluation.CachedMeanLoss:F4})"
                )
            );
        }
    }

    private static JsonObject ToJson(Evaluation evaluation) =>
        new()
        {
            ["perplexity"] = evaluation.Perplexity,
            ["meanLoss"] = evaluation.MeanLoss,
            ["bitsPerCharacter"] = evaluation.BitsPerCharacter,
            ["wordsScored"] = evaluation.WordsScored,
            ["cachedPerplexity"] = evaluation.CachedPerplexity,
            ["unknownWords"] = evaluation.UnknownWords,
            ["wordsPerSecond"] = evaluation.WordsPerSecond,
        };
}
