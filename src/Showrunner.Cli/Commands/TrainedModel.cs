using System.CommandLine;

namespace Showrunner.Cli;

internal static class TrainedModel
{
    /// <summary>How exactly the model runs: <c>--weights</c>.</summary>
    public static Option<string?> Weights(string usual) =>
        Choice.Of(
            "--weights",
            $"The model's weights while it runs: as they were trained, or rounded, which takes a quarter of the memory and of the time (default: {usual})",
            "full",
            "8-bit"
        );

    public static WeightPrecision Precision(string? weights, string usual) =>
        (weights ?? usual) == "full" ? WeightPrecision.Full : WeightPrecision.EightBits;

    /// <summary>Loads a model; it takes <paramref name="training"/>, where scripts are named, for what it learnt.</summary>
    public static ScriptModel Load(string path, IReadOnlyList<string> training, WeightPrecision precision = WeightPrecision.Full)
    {
        if (training.Count == 0)
            return ScriptModel.Load(path, precision);
        var checkpoint = Checkpoint.Load(path);
        var corpus = Scripts.Load(training);
        if (corpus.Fingerprint != checkpoint.Manifest.CorpusFingerprint)
            Screen.Notice($"{path} was trained on another text than {string.Join(", ", training)}, or on a part of it.");
        return new(
            checkpoint with
            {
                TrainingText = TrainingText.Of(checkpoint.Vocabulary.Encode(corpus.Tokens)),
                Spelling = Spelling.Of(corpus),
            },
            precision
        );
    }
}
