namespace Showrunner;

/// <summary>
/// The architecture of a script model: an embedding, one or more LSTM layers, and an output layer over the vocabulary.
/// </summary>
public sealed record ModelOptions
{
    /// <summary>The range of <see cref="EmbeddingSize"/> and of <see cref="HiddenSize"/>.</summary>
    public static ValueRange SizeRange { get; } = new(1, 4096);

    /// <summary>The range of <see cref="Layers"/>.</summary>
    public static ValueRange LayerRange { get; } = new(1, 8);

    /// <summary>Units of the embedding, 1 to 4096. With <see cref="Tied"/> the last LSTM layer has as many.</summary>
    public int EmbeddingSize { get; init; } = 256;

    /// <summary>Units of an LSTM layer, 1 to 4096. Unused if the only layer is <see cref="Tied"/> to the embedding.</summary>
    public int HiddenSize { get; init; } = 256;

    /// <summary>LSTM layers, 1 to 8.</summary>
    public int Layers { get; init; } = 1;

    /// <summary>Whether the output layer uses the embedding's weights (Press and Wolf, arXiv:1608.05859).</summary>
    public bool Tied { get; init; } = true;

    /// <summary>The range of <see cref="Speakers"/>.</summary>
    public static ValueRange SpeakerRange { get; } = new(0, 64);

    /// <summary>
    /// Speakers with learned vectors, 0 to 64. One is added to the last layer's output where they speak, another in the line after theirs:
    /// which words each prefers, and which are said to each.
    /// </summary>
    public int Speakers { get; init; }

    /// <summary>Units of LSTM layer <paramref name="layer"/>, counted from 0.</summary>
    public int LayerSize(int layer) => Tied && layer == Layers - 1 ? EmbeddingSize : HiddenSize;

    /// <summary>Inputs of LSTM layer <paramref name="layer"/>, counted from 0.</summary>
    public int LayerInputSize(int layer) => layer == 0 ? EmbeddingSize : LayerSize(layer - 1);

    /// <summary>Names (see <see cref="TensorNames"/>) and shapes of all weights, in the order of the file.</summary>
    /// <remarks>The LSTM's gates stand in the order input, forget, cell, output. Tied weights appear once, as the embedding's.</remarks>
    /// <exception cref="ShowrunnerException">A value lies outside its range.</exception>
    public IReadOnlyList<(string Name, int[] Shape)> Tensors(int vocabularySize)
    {
        Validate();
        var tensors = new List<(string, int[])> { (TensorNames.Embedding, [vocabularySize, EmbeddingSize]) };
        for (var layer = 0; layer < Layers; layer++)
        {
            var gates = 4 * LayerSize(layer);
            tensors.Add((TensorNames.InputWeight(layer), [gates, LayerInputSize(layer)]));
            tensors.Add((TensorNames.RecurrentWeight(layer), [gates, LayerSize(layer)]));
            tensors.Add((TensorNames.InputBias(layer), [gates]));
            tensors.Add((TensorNames.RecurrentBias(layer), [gates]));
        }
        if (!Tied)
            tensors.Add((TensorNames.OutputWeight, [vocabularySize, LayerSize(Layers - 1)]));
        tensors.Add((TensorNames.OutputBias, [vocabularySize]));
        if (Speakers > 0)
        {
            tensors.Add((TensorNames.Speaker, [Speakers, LayerSize(Layers - 1)]));
            tensors.Add((TensorNames.PreviousSpeaker, [Speakers, LayerSize(Layers - 1)]));
        }
        return tensors;
    }

    /// <summary>Throws if a value lies outside its range.</summary>
    /// <exception cref="ShowrunnerException">The message names the value and its range.</exception>
    public void Validate()
    {
        SizeRange.Check("embedding size", EmbeddingSize);
        SizeRange.Check("hidden size", HiddenSize);
        LayerRange.Check("number of layers", Layers);
        SpeakerRange.Check("number of speakers", Speakers);
    }
}
