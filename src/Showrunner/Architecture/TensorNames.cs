namespace Showrunner;

/// <summary>The names of a model's weights, as PyTorch's modules <c>embedding</c>, <c>lstm</c> and <c>fc</c> name them.</summary>
public static class TensorNames
{
    /// <summary>(words, units): the vector of each word.</summary>
    public const string Embedding = "embedding.weight";

    /// <summary>(words, units) of the output layer; tied models use <see cref="Embedding"/> instead.</summary>
    public const string OutputWeight = "fc.weight";

    /// <summary>(words) of the output layer.</summary>
    public const string OutputBias = "fc.bias";

    /// <summary>(speakers, units): what is added to the last layer's output where each speaks.</summary>
    public const string Speaker = "speaker.weight";

    /// <summary>(speakers, units): what is added to it in the line after each one's.</summary>
    public const string PreviousSpeaker = "previous_speaker.weight";

    /// <summary>Whether a tensor has a row for each speaker: the two above.</summary>
    public static bool IsOfSpeakers(string name) => name is Speaker or PreviousSpeaker;

    /// <summary>Whether a tensor has a row, or a value, for each word: the first three.</summary>
    public static bool IsOfWords(string name) => name is Embedding or OutputWeight or OutputBias;

    /// <summary>
    /// (4 · units, inputs) of LSTM layer <paramref name="layer"/>, from 0: the gates input, forget, cell and output, by its input.
    /// </summary>
    public static string InputWeight(int layer) => $"lstm.weight_ih_l{layer}";

    /// <summary>(4 · units, units): the same gates by the layer's own last output.</summary>
    public static string RecurrentWeight(int layer) => $"lstm.weight_hh_l{layer}";

    /// <summary>(4 · units), added with <see cref="InputWeight"/>.</summary>
    public static string InputBias(int layer) => $"lstm.bias_ih_l{layer}";

    /// <summary>(4 · units), added with <see cref="RecurrentWeight"/>.</summary>
    public static string RecurrentBias(int layer) => $"lstm.bias_hh_l{layer}";

    /// <summary>The four above, in the order in which PyTorch lists them.</summary>
    public static IReadOnlyList<string> OfLayer(int layer) =>
        [InputWeight(layer), RecurrentWeight(layer), InputBias(layer), RecurrentBias(layer)];
}
