namespace Showrunner.Training;

/// <summary>Everything that decides how a model is trained. Values are checked when a <see cref="Trainer"/> is made.</summary>
/// <remarks><see cref="For"/> gives values that suit a text; the defaults here are those for a text of some megabytes.</remarks>
public sealed record TrainingOptions
{
    /// <summary>How text becomes steps.</summary>
    public TrainingRecipe Recipe { get; init; }

    /// <summary>The architecture.</summary>
    public ModelOptions Model { get; init; } = new() { EmbeddingSize = 384, HiddenSize = 384 };

    /// <summary>The share of the word vectors' values zeroed at each step, 0 to 0.95.</summary>
    public double EmbeddingDropout { get; init; } = 0.05;

    /// <summary>The share of the values between LSTM layers zeroed at each step, 0 to 0.95.</summary>
    public double LayerDropout { get; init; } = 0.3;

    /// <summary>The share of the last LSTM layer's outputs zeroed at each step, 0 to 0.95.</summary>
    public double OutputDropout { get; init; } = 0.3;

    /// <summary>
    /// Whether the dropouts above draw one mask for all words of a sequence in a step (variational dropout, arXiv:1512.05287).
    /// </summary>
    public bool LockedDropout { get; init; }

    /// <summary>The share of words zeroed at each step, wherever they occur in it (arXiv:1512.05287), 0 to 0.95.</summary>
    public double WordDropout { get; init; }

    /// <summary>The share of the recurrent weights zeroed at each step (DropConnect, arXiv:1708.02182), 0 to 0.95.</summary>
    public double WeightDropout { get; init; }

    /// <summary>
    /// Epochs that a running average of the weights reaches back, 0 to 100. It is validated beside the weights, and the better of the two
    /// is
    /// saved. 0: no average.
    /// </summary>
    public double Averaging { get; init; }

    /// <summary>
    /// Whether each epoch begins at another word, so that streams and steps are cut elsewhere. Only with <see cref="TrainingRecipe.Bptt"/>.
    /// </summary>
    public bool ShiftedStreams { get; init; }

    /// <summary>Streams or windows side by side, 1 to 4096. Texts that are too short for it get fewer.</summary>
    public int BatchSize { get; init; } = 20;

    /// <summary>Words between truncations of the gradient, or in a window, 1 to 1024.</summary>
    public int SequenceLength { get; init; } = 64;

    /// <summary>The learning rate, or the highest of the one-cycle, above 0 and at most 1.</summary>
    public double LearningRate { get; init; } = 4e-3;

    /// <summary>Batches whose gradients are added up for each update, 1 to 1,000: a larger batch in the memory of a small one.</summary>
    public int Accumulation { get; init; } = 1;

    /// <summary>AdamW's weight decay, 0 to 1.</summary>
    public double WeightDecay { get; init; } = 0.01;

    /// <summary>The length that longer gradients are scaled down to, above 0 and at most 1,000,000.</summary>
    public double GradientClip { get; init; } = 0.25;

    /// <summary>
    /// How often a rare word occurs at most, 0 to 1,000. Rare words that occur equally often form a class: they share one vector, and the
    /// class's
    /// probability in equal parts. This makes the output layer smaller; probabilities still add up to 1. 0: no classes.
    /// </summary>
    public int RareWordLimit { get; init; } = 1;

    /// <summary>Epochs over the training text, 1 to 10,000; the learning rate falls until the last.</summary>
    public int Epochs { get; init; } = 4;

    /// <summary>
    /// The most time that training may take, above 0 and at most 100,000: where it ends before <see cref="Epochs"/> do, the learning rate
    /// follows it. Null for no limit.
    /// </summary>
    public double? Minutes { get; init; }

    /// <summary>Epochs without a lower validation loss after which training stops, 1 to 10,000.</summary>
    public int Patience { get; init; } = 3;

    /// <summary>The seed of the first weights, dropout and shuffling, at least 0.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Threads, 1 to 1024; null for one per processor. Results are equal bit for bit only with the same number.</summary>
    public int? Threads { get; init; }

    /// <summary>How the output layer's products are made.</summary>
    public ProductPrecision Precision { get; init; }

    /// <summary>Whether to compute on the first CUDA device.</summary>
    public bool Cuda { get; init; }

    /// <summary>The notebook's best values, for comparison.</summary>
    public static TrainingOptions Notebook => Suggestion.Notebook;

    /// <summary>
    /// Values of the default recipe for a text: the shorter it is, the smaller the model and the stronger the dropout, since a short text
    /// is soon
    /// memorised. Where there is time for many epochs over a long text: two layers, small steps, dropout everywhere and an average of the
    /// weights
    /// (docs/benchmarks/training.md).
    /// </summary>
    /// <param name="words">Words and marks of the training text.</param>
    /// <param name="minutes">The most time that training may take; null for a few epochs.</param>
    /// <param name="from">The architecture of the model that training goes on from, if any; it stays.</param>
    public static TrainingOptions For(int words, double? minutes = null, ModelOptions? from = null)
    {
        var suggestion = Suggestion.For(words, minutes, from is not null);
        var options = minutes is null ? suggestion.Options : suggestion.Options with { Minutes = minutes, Epochs = suggestion.MostEpochs };
        return from is null ? options : options with { Model = from };
    }

    /// <summary>Why <see cref="For"/> chooses what it does, in a sentence.</summary>
    /// <param name="words">Words and marks of the training text.</param>
    /// <param name="minutes">The most time that training may take; null for a few epochs.</param>
    public static string ReasonFor(int words, double? minutes = null) => Suggestion.For(words, minutes).Reason;

    /// <summary>Throws if a value is out of its range.</summary>
    /// <exception cref="ShowrunnerException">The message names the value and its range.</exception>
    internal void Validate()
    {
        foreach (var option in TrainingOption.All)
            option.Check(this);
        if (!Enum.IsDefined(Recipe) || !Enum.IsDefined(Precision))
            throw new ShowrunnerException("The recipe or the precision is none of the known ones.");
    }
}
