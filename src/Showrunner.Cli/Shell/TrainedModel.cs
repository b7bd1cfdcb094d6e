using System.CommandLine;

namespace Showrunner.Cli;

/// <summary>The model that the user names, and <c>--weights</c>, how exactly it runs.</summary>
internal static class TrainedModel
{
    private const string Full = "full";
    private const string EightBits = "8-bit";

    public static Argument<string> Argument(string name = "model") =>
        new(name) { Description = "A model that showrunner train made (jerry.show)." };

    /// <summary><c>--weights</c>.</summary>
    public static Option<string?> Weights(WeightPrecision usual) =>
        Choice.Of(
            "--weights",
            "The precision of the model's weights while it runs: full, as they were trained, or 8-bit, "
                + $"which needs a quarter of the memory and about half the time (default: {Name(usual)})",
            Full,
            EightBits
        );

    /// <summary>What <see cref="Weights"/> says.</summary>
    public static WeightPrecision Precision(string? weights, WeightPrecision usual) =>
        weights switch
        {
            Full => WeightPrecision.Full,
            EightBits => WeightPrecision.EightBits,
            _ => usual,
        };

    /// <summary>Loads a model; scripts in <paramref name="training"/>, if any, replace the training text in the file.</summary>
    public static ScriptModel Load(
        ParseResult parsed,
        string path,
        IReadOnlyList<string> training,
        WeightPrecision precision = WeightPrecision.Full
    )
    {
        if (training.Count == 0)
            return ScriptModel.Load(path, precision);
        var checkpoint = Checkpoint.Load(path);
        var corpus = Scripts.Load(parsed, training);
        if (corpus.Fingerprint != checkpoint.Manifest.CorpusFingerprint)
            Screen.Notice($"{path} was trained on another text than {string.Join(", ", training)}, or on a part of it.");
        return new(checkpoint.WithTrainingText(corpus), precision);
    }

    private static string Name(WeightPrecision precision) => precision == WeightPrecision.Full ? Full : EightBits;
}
