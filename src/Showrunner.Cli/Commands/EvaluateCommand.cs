using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Showrunner.Cli;

/// <summary><c>showrunner evaluate</c>: how well a model predicts a text that it has not seen.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var model = TrainedModel.Argument();
        var scripts = new Argument<string[]>("file")
        {
            Description = $"Scripts that the model has not seen: {Scripts.Kinds}. Without any: the lines that its training held out.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var weights = TrainedModel.Weights(WeightPrecision.Full);
        var cache = new Option<bool>("--cache")
        {
            Description =
                "Evaluate a second time with a neural cache, which remembers the text read so far. "
                + "Not comparable with the perplexity above it",
        };
        var defaults = new CacheOptions();
        var cacheWords = Numbers.Whole(
            "--cache-words",
            "How many words back the cache remembers",
            (int)CacheOptions.WordsRange.Min,
            (int)CacheOptions.WordsRange.Max,
            $"{defaults.Words}"
        );
        var cacheSharpness = Numbers.Real(
            "--cache-sharpness",
            "How strongly similar contexts count",
            CacheOptions.SharpnessRange.Min,
            CacheOptions.SharpnessRange.Max,
            defaults.Sharpness.ToString(CultureInfo.InvariantCulture)
        );
        var cacheShare = Numbers.Real(
            "--cache-share",
            "The cache's share of a word's probability",
            CacheOptions.ShareRange.Min,
            CacheOptions.ShareRange.Max,
            defaults.Share.ToString(CultureInfo.InvariantCulture)
        );
        var json = new Option<bool>("--json") { Description = "Print the figures as one JSON object" };
        var command = new DocumentedCommand("evaluate", "Prints how well a model predicts a text.")
        {
            Details =
                "The figures are the perplexity of the words that the model knows, bits per character, and the number of words that it "
                + "does not know. "
                + "The text is read in order, and the model's state is carried from the first word to the last.",
            Examples =
            [
                new("Evaluate a model on an episode that it has not seen", "evaluate jerry.show finale.txt"),
                new("Evaluate the demo's model", "evaluate demo.show"),
                new("Let it remember what it has read of the episode so far", "evaluate jerry.show finale.txt --cache"),
            ],
        };
        command.Add(model);
        command.Add(scripts);
        foreach (var option in (Option[])[Scripts.Format, Scripts.Columns, weights, cache, cacheWords, cacheSharpness, cacheShare, json])
            command.Add(option);
        command.SetAction(
            (parsed, stop) =>
            {
                var precision = TrainedModel.Precision(parsed.GetValue(weights), WeightPrecision.Full);
                var (path, files) = (parsed.GetRequiredValue(model), parsed.GetRequiredValue(scripts));
                var corpus = files.Length > 0 ? Scripts.Load(parsed, files) : HeldOut.Of(path);
                if (files.Length > 0)
                    HeldOut.NoteSeen(path, corpus);
                Run(path, precision, corpus, parsed.GetValue(json), parsed.GetValue(cache) ? Settings(parsed) : null, stop);
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

    private static void Run(string path, WeightPrecision precision, Corpus corpus, bool json, CacheOptions? cache, CancellationToken stop)
    {
        var model = ScriptModel.Load(path, precision);
        var evaluation = Screen.Watch(
            "Reading",
            progress => Evaluation.Of(model, corpus.Text, progress, cache: cache, cancellationToken: stop)
        );
        if (json)
            Console.WriteLine(ToJson(evaluation).ToJsonString());
        else
            Print(evaluation, model.Vocabulary.Tokenize(corpus.Text).Where(word => !model.Vocabulary.Contains(word)));
    }

    private static void Print(Evaluation evaluation, IEnumerable<string> unknown)
    {
        var frequent = string.Concat(
            unknown.CountBy(word => word).OrderByDescending(word => word.Value).Take(5).Select(word => $" {Tokenizer.Readable(word.Key)}")
        );
        var share = evaluation.UnknownShare;
        var known = evaluation.HasManyUnknown
            ? string.Create(CultureInfo.InvariantCulture, $"; of {1 - share:P0} of the text, the rest is unknown")
            : "";
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                perplexity         {evaluation.Perplexity, 10:F2}   (mean loss {evaluation.MeanLoss:F4} nats a word{known})
                bits per character {evaluation.BitsPerCharacter, 10:F3}
                words scored       {evaluation.WordsScored, 10:N0}   ({evaluation.WordsPerSecond:N0} a second)
                unknown words      {evaluation.UnknownWords, 10:N0}   ({share:P1}, left out of the mean{(
                    frequent == "" ? "" : $"; most often:{frequent}"
                )})
                """
            )
        );
        if (evaluation.CachedPerplexity is { } cached)
        {
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"with the cache     {cached, 10:F2}   (perplexity where the model remembers this text; "
                        + $"mean loss {evaluation.CachedMeanLoss:F4})"
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
