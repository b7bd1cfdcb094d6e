namespace Showrunner;

/// <summary>A checkpoint as small as one to go on from can be.</summary>
internal static class BaseFile
{
    public static void Write(Stream output, Checkpoint checkpoint)
    {
        var kept = KnownWords(checkpoint);
        var vocabulary = checkpoint.Vocabulary.Keep(kept);
        using var file = new CheckpointWriter(output);
        file.Add(
            new()
            {
                Manifest = checkpoint.Manifest with { VocabularySize = vocabulary.Size, Source = null, Training = null },
                Vocabulary = vocabulary,
                Weights =
                [
                    .. checkpoint.Weights.Select(tensor =>
                        TensorNames.IsOfWords(tensor.Name) ? Kept(tensor, kept, checkpoint.Vocabulary) : tensor
                    ),
                ],
            },
            eightBits: true
        );
    }

    /// <summary>The words with a vector of their own, by id. Those that share one were rare, and follow one another.</summary>
    private static List<int> KnownWords(Checkpoint checkpoint)
    {
        var embedding = checkpoint.Weights.Single(tensor => tensor.Name == TensorNames.Embedding);
        var width = embedding.Shape[1];
        bool Share(int word, int other) =>
            embedding.Values.AsSpan(word * width, width).SequenceEqual(embedding.Values.AsSpan(other * width, width));

        var size = checkpoint.Vocabulary.Size;
        return [0, .. Enumerable.Range(1, size - 1).Where(word => !Share(word, word - 1) && (word == size - 1 || !Share(word, word + 1)))];
    }

    /// <summary>The rows of the words that are kept; the unknown word's is that of all the others together, which are rare words.</summary>
    private static NamedTensor Kept(NamedTensor tensor, List<int> kept, Vocabulary vocabulary)
    {
        var width = tensor.Values.Length / tensor.Shape[0];
        var left = vocabulary.Size - kept.Count;
        var rows = kept.Select(word => word == 0 && left > 0 ? vocabulary.Size - 1 : word);
        var values = rows.SelectMany(row => tensor.Values[(row * width)..((row + 1) * width)]).ToArray();
        if (tensor.Name == TensorNames.OutputBias && left > 0)
            values[0] += MathF.Log(left);
        return new(tensor.Name, [kept.Count, .. tensor.Shape[1..]], values);
    }
}
