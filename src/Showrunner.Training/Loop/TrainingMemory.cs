using System.Globalization;

namespace Showrunner.Training;

/// <summary>
/// The memory that a training needs at its peak, in bytes: an estimate, within a fifth of what was measured for models of 1 to 24 million
/// weights.
/// </summary>
internal static class TrainingMemory
{
    private const long Runtime = 260L << 20; // .NET and libtorch, before the first tensor
    private const long BytesOfWord = 120; // of the text: as text, as tokens, as numbers
    private const int ChunkRows = 256; // whose logits exist at once

    // An array, of which a checkpoint's parts are made, has no more bytes.
    private static readonly long MaxWeights = (Array.MaxLength - (1L << 16)) / sizeof(float);

    /// <param name="options">Checked.</param>
    /// <param name="vocabulary">Words that the model knows.</param>
    /// <param name="classes">Words and classes of words that are trained.</param>
    /// <param name="words">Of the training text and the validation text.</param>
    public static long Of(TrainingOptions options, int vocabulary, int classes, long words)
    {
        var model = options.Model;
        var (trained, saved) = (Weights(model, classes), Weights(model, vocabulary));
        // Value, gradient, mean and square; packed for products; averaged; summed up.
        var copies = 6 + (options.Averaging > 0 ? 1 : 0) + (options.Accumulation > 1 ? 1 : 0);
        var states = Enumerable.Range(0, model.Layers).Sum(layer => 12L * model.LayerSize(layer)) + 3L * model.EmbeddingSize;
        var positions = (long)options.BatchSize * options.SequenceLength;
        var saving = 3 * trained + 2 * saved; // the best weights, and a part of the checkpoint as it is written
        return Runtime + words * BytesOfWord + sizeof(float) * (copies * trained + saving + positions * states + 2L * ChunkRows * classes);
    }

    /// <summary>Refuses a model that cannot be saved, or a training that this machine has no memory for.</summary>
    /// <exception cref="ShowrunnerException">The message names the need and what to lower.</exception>
    public static void Check(TrainingOptions options, int vocabulary, long need, long available)
    {
        var weights = Weights(options.Model, vocabulary);
        if (weights > MaxWeights)
        {
            throw new ShowrunnerException(
                $"The model would have {Millions(weights)} million weights, and a file can hold {Millions(MaxWeights)} million. "
                    + "Choose a smaller --hidden or --embedding, or fewer --layers."
            );
        }
        if (need > available)
        {
            throw new ShowrunnerException(
                $"Training a model of {Millions(weights)} million weights needs about {Text(need)} of memory, and this machine has "
                    + $"{Text(available)}. Choose a smaller --hidden, --embedding or --batch, or fewer --layers."
            );
        }
    }

    /// <summary>The number of a model's weights.</summary>
    public static long Weights(ModelOptions model, int vocabulary) =>
        model.Tensors(vocabulary).Sum(tensor => tensor.Shape.Aggregate(1L, (product, size) => product * size));

    private static string Text(long bytes) => (bytes / 1e9).ToString(bytes < 10e9 ? "F1" : "F0", CultureInfo.InvariantCulture) + " GB";

    private static string Millions(long weights) => (weights / 1e6).ToString("N0", CultureInfo.InvariantCulture);
}
