using System.Globalization;

namespace Showrunner.Training;

/// <summary>
/// The table behind <see cref="TrainingOption.All"/>: a new option is a property of <see cref="TrainingOptions"/> and a row here.
/// </summary>
internal static class TrainingOptionTable
{
    private static readonly ValueRange Shares = new(0, 0.95);

    public static IReadOnlyList<TrainingOption> Create() =>
        [.. Length(), .. Network(), .. Dropouts(), .. Text(), .. Optimizer(), .. Machine()];

    private static IEnumerable<TrainingOption> Length() =>
        [
            new(
                "minutes",
                "number of minutes",
                "Train for at most this many minutes; fewer where more epochs would not help",
                TrainingOptionKind.Number,
                options => options.Minutes,
                (options, value) => options with { Minutes = Real(value) }
            )
            {
                Range = ValueRange.Above(0, 100_000),
                Unit = "minutes",
                IsSearchable = false,
            },
            Whole(
                "epochs",
                "number of epochs",
                "Epochs (passes over the training text) to train for, unless the minutes are over first",
                new(1, 10_000),
                options => options.Epochs,
                (options, value) => options with { Epochs = value },
                unit: "epochs",
                oldName: "passes"
            ),
            new(
                "patience",
                "patience",
                "Stop after this many epochs without a lower validation loss",
                TrainingOptionKind.WholeNumber,
                options => (long)options.Patience,
                (options, value) => options with { Patience = Integer(value) }
            )
            {
                Range = new(1, 10_000),
                Unit = "epochs",
                IsSearchable = false,
            },
            new(
                "recipe",
                "recipe",
                "bptt: parallel streams with carried state, every word a target. notebook: the notebook's windows, batches and optimizer",
                TrainingOptionKind.Choice,
                options => options.Recipe.Name(),
                (options, value) => options with { Recipe = TrainingRecipes.Find((string)value)!.Value }
            )
            {
                Choices = [.. Enum.GetValues<TrainingRecipe>().Select(recipe => recipe.Name())],
                IsSearchable = false,
            },
        ];

    private static IEnumerable<TrainingOption> Network() =>
        [
            Whole(
                "layers",
                "number of layers",
                "LSTM layers",
                ModelOptions.LayerRange,
                options => options.Model.Layers,
                (options, value) => options with { Model = options.Model with { Layers = value } },
                unit: "layers",
                isSize: true
            ),
            Flag(
                "tied",
                "tying",
                "Whether the output layer shares the word vectors",
                options => options.Model.Tied,
                (options, value) => options with { Model = options.Model with { Tied = value } },
                isSize: true
            ),
            Whole(
                "embedding",
                "embedding size",
                "Size of the word vectors; in a tied model also of the last LSTM layer",
                ModelOptions.SizeRange,
                options => options.Model.EmbeddingSize,
                (options, value) => options with { Model = options.Model with { EmbeddingSize = value } },
                unit: "units",
                isSize: true
            ),
            Whole(
                "hidden",
                "hidden size",
                "Size of the LSTM layers; in a tied model, of all but the last",
                ModelOptions.SizeRange,
                options => options.Model.HiddenSize,
                (options, value) => options with { Model = options.Model with { HiddenSize = value } },
                unit: "units",
                mattersWhen: "with more than one layer or untied",
                matters: options => options.Model.Layers > 1 || !options.Model.Tied,
                isSize: true
            ),
            new(
                "speakers",
                "number of speakers",
                "Speakers with learned vectors at most, those with the most lines first; 0: none",
                TrainingOptionKind.WholeNumber,
                options => (long)options.Model.Speakers,
                (options, value) => options with { Model = options.Model with { Speakers = Integer(value) } }
            )
            {
                Range = ModelOptions.SpeakerRange,
                Unit = "speakers",
                IsSearchable = false,
            },
        ];

    private static IEnumerable<TrainingOption> Dropouts() =>
        [
            Share(
                "embedding-dropout",
                "embedding dropout",
                "Share of the word vectors' values zeroed at each step",
                options => options.EmbeddingDropout,
                (options, value) => options with { EmbeddingDropout = value }
            ),
            Share(
                "layer-dropout",
                "layer dropout",
                "Share of the values between LSTM layers zeroed at each step",
                options => options.LayerDropout,
                (options, value) => options with { LayerDropout = value },
                mattersWhen: "with more than one layer",
                matters: options => options.Model.Layers > 1
            ),
            Share(
                "output-dropout",
                "output dropout",
                "Share of the values before the output layer zeroed at each step",
                options => options.OutputDropout,
                (options, value) => options with { OutputDropout = value }
            ),
            Flag(
                "locked-dropout",
                "locked dropout",
                "Whether these three draw one mask for all words of a sequence",
                options => options.LockedDropout,
                (options, value) => options with { LockedDropout = value }
            ),
            Share(
                "word-dropout",
                "word dropout",
                "Share of the words zeroed at each step, wherever they occur in it",
                options => options.WordDropout,
                (options, value) => options with { WordDropout = value }
            ),
            Share(
                "weight-dropout",
                "weight dropout",
                "Share of the recurrent weights zeroed at each step",
                options => options.WeightDropout,
                (options, value) => options with { WeightDropout = value }
            ),
        ];

    private static IEnumerable<TrainingOption> Text() =>
        [
            Number(
                "average",
                "averaging",
                "Average the weights over this many epochs, and keep the average where it is better; 0: no average",
                new(0, 100),
                options => options.Averaging,
                (options, value) => options with { Averaging = value },
                unit: "epochs"
            ),
            Flag(
                "shift",
                "shifting",
                "Whether each epoch cuts the text into streams at other words",
                options => options.ShiftedStreams,
                (options, value) => options with { ShiftedStreams = value },
                mattersWhen: "with --recipe bptt",
                matters: options => options.Recipe == TrainingRecipe.Bptt
            ),
            Whole(
                "rare-limit",
                "rare word limit",
                "Words that occur this often or less share a vector with those that occur equally often; 0: none do",
                new(0, 1000),
                options => options.RareWordLimit,
                (options, value) => options with { RareWordLimit = value },
                unit: "occurrences",
                oldName: "rare"
            ),
            Whole(
                "batch",
                "batch size",
                "Streams, or windows, side by side",
                new(1, 4096),
                options => options.BatchSize,
                (options, value) => options with { BatchSize = value },
                unit: "sequences"
            ),
            Whole(
                "accumulate",
                "accumulation",
                "Add up the gradients of this many batches for each update",
                new(1, 1000),
                options => options.Accumulation,
                (options, value) => options with { Accumulation = value },
                unit: "batches"
            ),
            Whole(
                "length",
                "sequence length",
                "Words between truncations of the gradient, or in a window",
                new(1, 1024),
                options => options.SequenceLength,
                (options, value) => options with { SequenceLength = value },
                unit: "words"
            ),
        ];

    private static IEnumerable<TrainingOption> Optimizer() =>
        [
            Number(
                "learning-rate",
                "learning rate",
                "The highest learning rate",
                ValueRange.Above(0, 1),
                options => options.LearningRate,
                (options, value) => options with { LearningRate = value }
            ),
            Number(
                "weight-decay",
                "weight decay",
                "AdamW's weight decay",
                new(0, 1),
                options => options.WeightDecay,
                (options, value) => options with { WeightDecay = value }
            ),
            Number(
                "clip",
                "gradient clip",
                "Scale longer gradients down to this length",
                ValueRange.Above(0, 1_000_000),
                options => options.GradientClip,
                (options, value) => options with { GradientClip = value }
            ),
        ];

    private static IEnumerable<TrainingOption> Machine() =>
        [
            new(
                "seed",
                "seed",
                "The same text, options, seed and threads give the same model",
                TrainingOptionKind.WholeNumber,
                options => (long)options.Seed,
                (options, value) => options with { Seed = Integer(value) }
            )
            {
                Range = new(0, int.MaxValue),
                IsSearchable = false,
            },
            new(
                "threads",
                "number of threads",
                "Processor threads",
                TrainingOptionKind.WholeNumber,
                options => (long?)options.Threads,
                (options, value) => options with { Threads = Integer(value) }
            )
            {
                Range = new(1, 1024),
                Unit = "threads",
                UsualValue = "every core",
                IsSearchable = false,
            },
            new(
                "cuda",
                "device",
                "Whether to train on the first CUDA device, in a build with libtorch for CUDA",
                TrainingOptionKind.Flag,
                options => options.Cuda,
                (options, value) => options with { Cuda = (bool)value }
            )
            {
                IsSearchable = false,
            },
        ];

    private static TrainingOption Whole(
        string name,
        string label,
        string help,
        ValueRange range,
        Func<TrainingOptions, int> get,
        Func<TrainingOptions, int, TrainingOptions> set,
        string? unit = null,
        string? oldName = null,
        string? mattersWhen = null,
        Func<TrainingOptions, bool>? matters = null,
        bool isSize = false
    ) =>
        new(
            name,
            label,
            help,
            TrainingOptionKind.WholeNumber,
            options => (long)get(options),
            (options, value) => set(options, Integer(value))
        )
        {
            Range = range,
            Unit = unit,
            OldName = oldName,
            MattersWhen = mattersWhen,
            MattersIf = matters ?? (_ => true),
            IsSize = isSize,
        };

    private static TrainingOption Number(
        string name,
        string label,
        string help,
        ValueRange range,
        Func<TrainingOptions, double> get,
        Func<TrainingOptions, double, TrainingOptions> set,
        string? unit = null,
        string? mattersWhen = null,
        Func<TrainingOptions, bool>? matters = null
    ) =>
        new(name, label, help, TrainingOptionKind.Number, options => get(options), (options, value) => set(options, Real(value)))
        {
            Range = range,
            Unit = unit,
            MattersWhen = mattersWhen,
            MattersIf = matters ?? (_ => true),
        };

    private static TrainingOption Share(
        string name,
        string label,
        string help,
        Func<TrainingOptions, double> get,
        Func<TrainingOptions, double, TrainingOptions> set,
        string? mattersWhen = null,
        Func<TrainingOptions, bool>? matters = null
    ) => Number(name, label, help, Shares, get, set, mattersWhen: mattersWhen, matters: matters);

    private static TrainingOption Flag(
        string name,
        string label,
        string help,
        Func<TrainingOptions, bool> get,
        Func<TrainingOptions, bool, TrainingOptions> set,
        string? mattersWhen = null,
        Func<TrainingOptions, bool>? matters = null,
        bool isSize = false
    ) =>
        new(name, label, help, TrainingOptionKind.Flag, options => get(options), (options, value) => set(options, (bool)value))
        {
            MattersWhen = mattersWhen,
            MattersIf = matters ?? (_ => true),
            IsSize = isSize,
        };

    private static int Integer(object value) => Convert.ToInt32(value, CultureInfo.InvariantCulture);

    private static double Real(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);
}
