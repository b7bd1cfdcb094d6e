using System.CommandLine;

namespace Showrunner.Cli;

/// <summary>
/// The model that the user names; <c>--weights</c>, how exactly it runs; and <c>--known-text</c>, what it is not to copy from, besides
/// its show.
/// </summary>
internal static class TrainedModel
{
    private const string Full = "full";
    private const string EightBits = "8-bit";

    public static readonly Option<string[]> KnownText = new("--known-text")
    {
        Description =
            "Other texts whose runs count as copied too, such as what the model's base learnt: scripts, folders, "
            + "or models that hold their training text",
        HelpName = "file",
        AllowMultipleArgumentsPerToken = true,
    };

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

    /// <summary>
    /// Loads a model; scripts in <paramref name="training"/>, if any, replace the training text in the file, and
    /// <see cref="KnownText"/> is known to it.
    /// </summary>
    public static ScriptModel Load(
        ParseResult parsed,
        string path,
        IReadOnlyList<string> training,
        WeightPrecision precision = WeightPrecision.Full
    )
    {
        var model = LoadAlone(parsed, path, training, precision);
        return parsed.GetValue(KnownText) is { Length: > 0 } known
            ? model.WithKnownTexts(Screen.While("Reading known texts", () => known.Select(ReadKnown).ToList()))
            : model;
    }

    private static ScriptModel LoadAlone(ParseResult parsed, string path, IReadOnlyList<string> training, WeightPrecision precision)
    {
        if (training.Count == 0)
            return ScriptModel.Load(path, precision);
        var checkpoint = Checkpoint.Load(path);
        var corpus = Scripts.Load(parsed, training);
        if (corpus.Fingerprint != checkpoint.Manifest.CorpusFingerprint)
            Screen.Notice($"{path} was trained on another text than {string.Join(", ", training)}, or on a part of it.");
        return new(checkpoint.WithTrainingText(corpus), precision);
    }

    private static Corpus ReadKnown(string path)
    {
        if (!Scripts.IsModel(path))
            return Scripts.LoadOther([path]);
        var checkpoint = Checkpoint.Load(path);
        return checkpoint.TrainingText is { } text
            ? Corpus.Parse(text.Text(checkpoint.Vocabulary), path)
            : throw new ShowrunnerException($"{path} does not hold the text that it was trained on. Name that text: --known-text FILE");
    }

    private static string Name(WeightPrecision precision) => precision == WeightPrecision.Full ? Full : EightBits;
}
