namespace Showrunner.Training;

/// <summary>Everything that decides how a model is trained. Values are checked when a <see cref="Trainer"/> is made.</summary>
/// <remarks><see cref="For"/> gives values that suit a text; the defaults here are those for a text of some megabytes.</remarks>
public sealed record TrainingOptions
{
    private const int LongText = 300_000;
    private const double MinutesForMore = 10;

    /// <summary>How text becomes steps.</summary>
    public TrainingRecipe Recipe { get; init; }

    /// <summary>The architecture.</summary>
    public ModelOptions Model { get; init; } = new() { EmbeddingSize = 384, HiddenSize = 384 };

    /// <summary>The share of the embedding's outputs zeroed at each step, 0 to 0.95.</summary>
    public double EmbeddingDropout { get; init; } = 0.05;

    /// <summary>The share of values between LSTM layers zeroed, 0 to 0.95.</summary>
    public double LayerDropout { get; init; } = 0.3;

    /// <summary>The share of the last LSTM layer's outputs zeroed, 0 to 0.95.</summary>
    public double OutputDropout { get; init; } = 0.3;

    /// <summary>Whether the dropouts above draw one mask for all words of a sequence in a step (variational dropout, arXiv:1512.05287).</summary>
    public bool LockedDropout { get; init; }

    /// <summary>The share of words whose vectors are zeroed wherever they stand in a step, 0 to 0.95.</summary>
    public double WordDropout { get; init; }

    /// <summary>The share of the recurrent weights zeroed at each step (DropConnect, arXiv:1708.02182), 0 to 0.95.</summary>
    public double WeightDropout { get; init; }

    /// <summary>
    /// How many epochs back an average of the weights reaches, which is validated beside them, the better of the two kept; 0 keeps no average. 0 to 100.
    /// </summary>
    public double Averaging { get; init; }

    /// <summary>Whether each epoch of <see cref="TrainingRecipe.Bptt"/> begins at another word, so that it is cut into streams and steps elsewhere.</summary>
    public bool ShiftedStreams { get; init; }

    /// <summary>Streams or windows side by side, 1 to 4096. Texts that are too short for it get fewer.</summary>
    public int BatchSize { get; init; } = 20;

    /// <summary>Words between truncations of the gradient, or in a window, 1 to 1024.</summary>
    public int SequenceLength { get; init; } = 64;

    /// <summary>The learning rate, or the highest of the one-cycle, above 0 and at most 1.</summary>
    public double LearningRate { get; init; } = 4e-3;

    /// <summary>Batches whose gradients are added up for each update of the weights, 1 to 1,000: as large a batch as one likes, in the memory of one.</summary>
    public int Accumulation { get; init; } = 1;

    /// <summary>AdamW's weight decay, 0 to 1.</summary>
    public double WeightDecay { get; init; } = 0.01;

    /// <summary>The length that gradients are cut to, above 0.</summary>
    public double GradientClip { get; init; } = 0.25;

    /// <summary>
    /// Words that occur at most so often, 0 to 1,000, and equally often, share one vector and, in equal parts, one probability, so that the output
    /// layer is smaller while probabilities stay normalised over the whole vocabulary. 0 gives each word its own.
    /// </summary>
    public int RareWordLimit { get; init; } = 1;

    /// <summary>Epochs over the training text, 1 to 10,000. Unused where <see cref="Minutes"/> is set.</summary>
    public int Epochs { get; init; } = 4;

    /// <summary>The time that training may take, above 0; the learning rate follows it. Null trains for <see cref="Epochs"/>.</summary>
    public double? Minutes { get; init; }

    /// <summary>Epochs without a lower validation loss after which training stops, at least 1.</summary>
    public int Patience { get; init; } = 3;

    /// <summary>Of the first weights, dropout and shuffling.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Threads of every computation, 1 to 1024; null takes one for each processor. Results are equal bit for bit only at the same number.</summary>
    public int? Threads { get; init; }

    /// <summary>How the output layer's products are made.</summary>
    public ProductPrecision Precision { get; init; }

    /// <summary>Whether to compute on the first CUDA device.</summary>
    public bool Cuda { get; init; }

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

    /// <summary>
    /// Values of the default recipe for a training text of so many words: a smaller model, more epochs and stronger dropout for short texts,
    /// which are learnt by heart otherwise. Where there is time for many epochs over a long text, two layers, the first a narrow one, small steps,
    /// dropout everywhere and an average of the weights (docs/benchmarks/training.md).
    /// </summary>
    /// <param name="words">Words and marks of the training text.</param>
    /// <param name="minutes">The time that training may take; null for a few epochs.</param>
    public static TrainingOptions For(int words, double? minutes = null) =>
        (words, minutes) switch
        {
            (>= LongText, >= 40) => Deep(
                embedding: 512,
                hidden: 256,
                embeddingDropout: 0.3,
                layerDropout: 0.5,
                outputDropout: 0.2,
                weightDropout: 0.25
            ) with
            {
                Minutes = minutes,
            },
            (>= LongText, >= 20) => Deep(
                embedding: 448,
                hidden: 256,
                embeddingDropout: 0.25,
                layerDropout: 0.45,
                outputDropout: 0.15,
                weightDropout: 0.2
            ) with
            {
                Minutes = minutes,
            },
            (>= LongText, >= MinutesForMore) => Deep(
                embedding: 320,
                hidden: 192,
                embeddingDropout: 0.18,
                layerDropout: 0.38,
                outputDropout: 0.06,
                weightDropout: 0.13
            ) with
            {
                Minutes = minutes,
            },
            (>= LongText, _) => new() { Minutes = minutes },
            _ => new()
            {
                Model = new() { EmbeddingSize = 256, HiddenSize = 256 },
                EmbeddingDropout = words >= 100_000 ? 0.2 : 0.3,
                OutputDropout = words >= 100_000 ? 0.5 : 0.6,
                BatchSize = words >= 100_000 ? 16 : 8,
                SequenceLength = 48,
                Epochs = words >= 100_000 ? 8 : 12,
                Patience = 4,
                Minutes = minutes,
            },
        };

    // What a search found (docs/benchmarks/tuning.md), widened with the time.
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

    /// <summary>Why <see cref="For"/> chooses what it does for such a text and time: a sentence.</summary>
    /// <param name="words">Words and marks of the training text.</param>
    /// <param name="minutes">The time that training may take; null for a few epochs.</param>
    public static string ReasonFor(int words, double? minutes = null) =>
        (words, minutes) switch
        {
            (>= LongText, >= MinutesForMore) =>
                "The text is long and there is time for many epochs: two layers, small steps, dropout between all parts, averaged weights.",
            (>= LongText, _) =>
                "The text is long and there is time for a few epochs: a middling model, and little dropout, since it learns little by heart.",
            _ => "The text is short and soon learnt by heart: a small model, strong dropout, many epochs.",
        };

    /// <exception cref="ShowrunnerException">The message names the value and its range.</exception>
    internal void Validate()
    {
        Model.Validate();
        Check("embedding dropout", EmbeddingDropout, 0, 0.95);
        Check("layer dropout", LayerDropout, 0, 0.95);
        Check("output dropout", OutputDropout, 0, 0.95);
        Check("word dropout", WordDropout, 0, 0.95);
        Check("weight dropout", WeightDropout, 0, 0.95);
        Check("averaging", Averaging, 0, 100);
        Check("rare count", RareWordLimit, 0, 1000);
        Check("batch size", BatchSize, 1, 4096);
        Check("accumulation", Accumulation, 1, 1000);
        Check("sequence length", SequenceLength, 1, 1024);
        Check("learning rate", LearningRate, double.Epsilon, 1);
        Check("weight decay", WeightDecay, 0, 1);
        Check("gradient clip", GradientClip, double.Epsilon, double.MaxValue);
        Check("number of epochs", Epochs, 1, 10_000);
        Check("number of minutes", Minutes ?? 1, double.Epsilon, 100_000);
        Check("patience", Patience, 1, int.MaxValue);
        Check("number of threads", Threads ?? 1, 1, 1024);
        if (!Enum.IsDefined(Recipe) || !Enum.IsDefined(Precision))
            throw new ShowrunnerException("The recipe or the precision is none of the known ones.");
    }

    private static void Check(string name, double value, double least, double most)
    {
        if (value >= least && value <= most)
            return;
        var range = (least == double.Epsilon, most >= int.MaxValue) switch
        {
            (true, true) => "above 0",
            (true, false) => $"above 0 and at most {most}",
            (false, true) => $"at least {least}",
            _ => $"{least} to {most}",
        };
        throw new ShowrunnerException($"The {name} is {value}; it must be {range}.");
    }
}
