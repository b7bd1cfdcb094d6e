using Showrunner.Training;

namespace Showrunner.Tuning;

/// <summary>What a space may search: one of the training options, under the name that it has on the command line.</summary>
/// <param name="Name">The name.</param>
/// <param name="Least">The lowest value.</param>
/// <param name="Most">The highest value.</param>
/// <param name="Get">The value in some options.</param>
/// <param name="Set">The options with another value.</param>
internal sealed record Tunable(
    string Name,
    double Least,
    double Most,
    Func<TrainingOptions, object> Get,
    Func<TrainingOptions, object, TrainingOptions> Set
)
{
    /// <summary>Whether the value changes anything beside the other options; a trial is not asked for one that does not.</summary>
    public Func<TrainingOptions, bool> Matters { get; init; } = _ => true;

    /// <summary>The name in spaces and studies of older versions, which stay readable.</summary>
    public string? OldName { get; init; }

    /// <summary>Whether it is a whole number, and not a real one.</summary>
    public bool IsWhole => Get(new()) is long;

    /// <summary>Whether it is true or false.</summary>
    public bool IsTruth => Get(new()) is bool;

    /// <summary>All of them, those first that decide whether others matter.</summary>
    public static IReadOnlyList<Tunable> All { get; } =
    [
        Whole(
            "layers",
            1,
            8,
            options => options.Model.Layers,
            (options, value) => options with { Model = options.Model with { Layers = value } }
        ),
        new(
            "tied",
            0,
            1,
            options => options.Model.Tied,
            (options, value) => options with { Model = options.Model with { Tied = (bool)value } }
        ),
        Whole(
            "embedding",
            1,
            4096,
            options => options.Model.EmbeddingSize,
            (options, value) => options with { Model = options.Model with { EmbeddingSize = value } }
        ),
        Whole(
            "hidden",
            1,
            4096,
            options => options.Model.HiddenSize,
            (options, value) => options with { Model = options.Model with { HiddenSize = value } }
        ) with
        {
            Matters = options => options.Model.Layers > 1 || !options.Model.Tied,
        },
        Real(
            "embedding-dropout",
            0,
            0.95,
            options => options.EmbeddingDropout,
            (options, value) => options with { EmbeddingDropout = value }
        ),
        Real("layer-dropout", 0, 0.95, options => options.LayerDropout, (options, value) => options with { LayerDropout = value }) with
        {
            Matters = options => options.Model.Layers > 1,
        },
        Real("output-dropout", 0, 0.95, options => options.OutputDropout, (options, value) => options with { OutputDropout = value }),
        new("locked-dropout", 0, 1, options => options.LockedDropout, (options, value) => options with { LockedDropout = (bool)value }),
        Real("word-dropout", 0, 0.95, options => options.WordDropout, (options, value) => options with { WordDropout = value }),
        Real("weight-dropout", 0, 0.95, options => options.WeightDropout, (options, value) => options with { WeightDropout = value }),
        Real("average", 0, 100, options => options.Averaging, (options, value) => options with { Averaging = value }),
        new("shift", 0, 1, options => options.ShiftedStreams, (options, value) => options with { ShiftedStreams = (bool)value })
        {
            Matters = options => options.Recipe == TrainingRecipe.Bptt,
        },
        Whole("rare-limit", 0, 1000, options => options.RareWordLimit, (options, value) => options with { RareWordLimit = value }) with
        {
            OldName = "rare",
        },
        Whole("batch", 1, 4096, options => options.BatchSize, (options, value) => options with { BatchSize = value }),
        Whole("accumulate", 1, 1000, options => options.Accumulation, (options, value) => options with { Accumulation = value }),
        Whole("length", 1, 1024, options => options.SequenceLength, (options, value) => options with { SequenceLength = value }),
        Real("learning-rate", 1e-8, 1, options => options.LearningRate, (options, value) => options with { LearningRate = value }),
        Real("weight-decay", 0, 1, options => options.WeightDecay, (options, value) => options with { WeightDecay = value }),
        Real("clip", 1e-6, 1e6, options => options.GradientClip, (options, value) => options with { GradientClip = value }),
        Whole(Epochs, 1, 10_000, options => options.Epochs, (options, value) => options with { Epochs = value }) with
        {
            OldName = "passes",
        },
    ];

    /// <summary>The number of epochs, which is a trial's cost as well.</summary>
    public const string Epochs = "epochs";

    private static Tunable Whole(
        string name,
        int least,
        int most,
        Func<TrainingOptions, int> get,
        Func<TrainingOptions, int, TrainingOptions> set
    ) => new(name, least, most, options => (long)get(options), (options, value) => set(options, Convert.ToInt32(value)));

    private static Tunable Real(
        string name,
        double least,
        double most,
        Func<TrainingOptions, double> get,
        Func<TrainingOptions, double, TrainingOptions> set
    ) => new(name, least, most, options => get(options), (options, value) => set(options, Convert.ToDouble(value)));
}
