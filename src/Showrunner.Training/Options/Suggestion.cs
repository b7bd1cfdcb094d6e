namespace Showrunner.Training;

/// <summary>Options that suit a text of some length and some time, with the reason.</summary>
/// <param name="MinWords">Words and marks that the training text has at least.</param>
/// <param name="MinMinutes">Minutes that training has at least; 0 for none.</param>
/// <param name="Reason">Why, in a sentence.</param>
/// <param name="Options">The options.</param>
internal sealed record Suggestion(int MinWords, double MinMinutes, string Reason, TrainingOptions Options)
{
    // As many as there is time for: enough dropout that more of them still help.
    private const int ManyMore = 100;

    private const int LongText = 300_000;
    private const int MediumText = 100_000;
    private const int ShortText = 30_000;

    private const string ManyEpochs =
        "The text is long and there is time for many epochs: two layers, small steps, dropout between all parts, averaged weights.";
    private const string FewEpochs =
        "The text is long and there is time for a few epochs: a medium model with little dropout, since it memorises little.";
    private const string SoonMemorised = "The text is short and soon memorised: a small model, strong dropout, many epochs.";
    private const string GoesOn = "The model goes on from another: small steps, so that it forgets little.";

    /// <summary>The epochs that help, where there is time for them.</summary>
    public int MostEpochs { get; private init; } = Options.Epochs;

    /// <summary>The notebook's best values, for comparison.</summary>
    public static TrainingOptions Notebook { get; } =
        new()
        {
            Recipe = TrainingRecipe.Notebook,
            Model = new()
            {
                EmbeddingSize = 200,
                HiddenSize = 250,
                Tied = false,
            },
            EmbeddingDropout = 0,
            OutputDropout = 0,
            LayerDropout = 0.5,
            BatchSize = 150,
            SequenceLength = 8,
            LearningRate = 1e-3,
            WeightDecay = 0,
            GradientClip = 5,
            RareWordLimit = 0,
            Epochs = 20,
        };

    /// <summary>Those from nothing; the first that fits a text and its time is its suggestion.</summary>
    public static IReadOnlyList<Suggestion> FromNothing { get; } =
    [
        // What a search found (docs/benchmarks/tuning.md), widened with the time.
        new(LongText, 40, ManyEpochs, Deep(embedding: 512, hidden: 256, 0.3, 0.5, 0.2, 0.25)) { MostEpochs = ManyMore },
        new(LongText, 20, ManyEpochs, Deep(embedding: 448, hidden: 256, 0.25, 0.45, 0.15, 0.2)) { MostEpochs = ManyMore },
        new(LongText, 10, ManyEpochs, Deep(embedding: 320, hidden: 192, 0.18, 0.38, 0.06, 0.13)) { MostEpochs = ManyMore },
        new(LongText, 0, FewEpochs, new()) { MostEpochs = 12 },
        new(MediumText, 0, SoonMemorised, Small(embeddingDropout: 0.2, outputDropout: 0.5, batch: 16, epochs: 8)),
        new(0, 0, SoonMemorised, Small(embeddingDropout: 0.3, outputDropout: 0.6, batch: 8, epochs: 12)),
    ];

    /// <summary>Those for going on from another model, whose sizes stay: gentle rates, so that little of it is forgotten.</summary>
    public static IReadOnlyList<Suggestion> FromBase { get; } =
    [
        new(
            LongText,
            8,
            GoesOn,
            Gentle(embeddingDropout: 0.2, outputDropout: 0.5, batch: 20, length: 64, rate: 2e-3, epochs: 8) with
            {
                WeightDropout = 0.2,
                Averaging = 0.5,
            }
        ),
        new(LongText, 0, GoesOn, Gentle(embeddingDropout: 0.1, outputDropout: 0.4, batch: 20, length: 64, rate: 2e-3, epochs: 4))
        {
            MostEpochs = 6,
        },
        new(ShortText, 0, GoesOn, Gentle(embeddingDropout: 0.3, outputDropout: 0.6, batch: 8, length: 48, rate: 1.5e-3, epochs: 8)),
        new(0, 0, GoesOn, Gentle(embeddingDropout: 0.3, outputDropout: 0.6, batch: 8, length: 48, rate: 1.5e-3, epochs: 12)),
    ];

    /// <summary>All suggestions.</summary>
    public static IEnumerable<Suggestion> All => [.. FromNothing, .. FromBase];

    /// <summary>The suggestion for a text.</summary>
    /// <param name="words">Words and marks of the training text.</param>
    /// <param name="minutes">The time that training may take; null for a few epochs.</param>
    /// <param name="fromBase">Whether training goes on from another model.</param>
    public static Suggestion For(int words, double? minutes, bool fromBase = false) =>
        (fromBase ? FromBase : FromNothing).First(suggestion => words >= suggestion.MinWords && (minutes ?? 0) >= suggestion.MinMinutes);

    private static TrainingOptions Deep(
        int embedding,
        int hidden,
        double embeddingDropout,
        double layerDropout,
        double outputDropout,
        double weightDropout
    ) =>
        new()
        {
            Model = new()
            {
                EmbeddingSize = embedding,
                HiddenSize = hidden,
                Layers = 2,
            },
            EmbeddingDropout = embeddingDropout,
            LayerDropout = layerDropout,
            OutputDropout = outputDropout,
            WeightDropout = weightDropout,
            BatchSize = 10,
            SequenceLength = 32,
            LearningRate = 5e-3,
            WeightDecay = 0.1,
            Averaging = 0.35,
        };

    private static TrainingOptions Gentle(double embeddingDropout, double outputDropout, int batch, int length, double rate, int epochs) =>
        new()
        {
            EmbeddingDropout = embeddingDropout,
            OutputDropout = outputDropout,
            BatchSize = batch,
            SequenceLength = length,
            LearningRate = rate,
            Epochs = epochs,
        };

    private static TrainingOptions Small(double embeddingDropout, double outputDropout, int batch, int epochs) =>
        new()
        {
            Model = new() { EmbeddingSize = 256, HiddenSize = 256 },
            EmbeddingDropout = embeddingDropout,
            OutputDropout = outputDropout,
            BatchSize = batch,
            SequenceLength = 48,
            Epochs = epochs,
            Patience = 4,
        };
}
