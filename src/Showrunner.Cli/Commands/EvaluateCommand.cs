using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Showrunner.Cli.Commands;

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
        var json = new Option<bool>("--json") { Description = "The figures as one JSON object." };
        var command = new TaughtCommand("evaluate", "Prints how well a model foresees a text.")
        {
            Details = "The figures are perplexity over the words that the model knows, bits per character, and the words that it does not know. The text is read in order, the model's state carried from the first word to the last.",
            Examples =
            [
                new("Judge a model by an episode that it has not seen", "evaluate jerry.show finale.txt"),
                new("Judge the demo's model", "evaluate demo.show"),
            ],
        };
        command.Add(model);
        command.Add(scripts);
        command.Add(weights);
        command.Add(json);
        command.SetAction((parsed, stop) =>
        {
            Run(parsed.GetRequiredValue(model), TrainedModel.Precision(parsed.GetValue(weights), "full"), parsed.GetRequiredValue(scripts), parsed.GetValue(json), stop);
            return Task.FromResult(0);
        });
        return command;
    }

    private static void Run(string path, WeightPrecision precision, string[] scripts, bool json, CancellationToken stop)
    {
        var model = ScriptModel.Load(path, precision);
        var corpus = scripts.Length > 0 ? Scripts.Load(scripts) : SampleShow.Corpus.Split().Validation;
        var evaluation = Screen.Watch("Reading", progress => Evaluation.Of(model, corpus.Text, progress, cancellationToken: stop));
        if (json)
            Console.WriteLine(ToJson(evaluation).ToJsonString());
        else
            Print(evaluation, corpus.Tokens.Where(word => !model.Vocabulary.Contains(word)));
    }

    private static void Print(Evaluation evaluation, IEnumerable<string> unknown)
    {
        var most = string.Concat(unknown.CountBy(word => word).OrderByDescending(word => word.Value).Take(5).Select(word => $" {word.Key}"));
        var share = (double)evaluation.UnknownWords / (evaluation.WordsScored + evaluation.UnknownWords);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            perplexity         {evaluation.Perplexity,10:F2}   (mean loss {evaluation.MeanLoss:F4} nats a word)
            bits per character {evaluation.BitsPerCharacter,10:F3}
            words scored       {evaluation.WordsScored,10:N0}   ({evaluation.WordsPerSecond:N0} a second)
            unknown words      {evaluation.UnknownWords,10:N0}   ({share:P1}, left out of the mean{(most == "" ? "" : $"; most often:{most}")})
            """));
    }

    private static JsonObject ToJson(Evaluation evaluation) => new()
    {
        ["perplexity"] = evaluation.Perplexity,
        ["meanLoss"] = evaluation.MeanLoss,
        ["bitsPerCharacter"] = evaluation.BitsPerCharacter,
        ["wordsScored"] = evaluation.WordsScored,
        ["unknownWords"] = evaluation.UnknownWords,
        ["wordsPerSecond"] = evaluation.WordsPerSecond,
    };
}
