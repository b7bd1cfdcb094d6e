namespace Showrunner.Training;

/// <summary>
/// The entries of the vocabulary while a model is trained: each word has its own, but rare words that occur equally often share one, its vector
/// and, in equal parts, its probability (classes of words, Goodman, arXiv:cs/0108006). Probabilities stay normalised over all words, and the output
/// layer has fewer products; <see cref="Expand"/> gives every word its own weights again.
/// </summary>
/// <remarks>The unknown word is one of the rarest, so that a word never met is read as one that was met once.</remarks>
internal sealed class RareWordClasses
{
    private readonly int[] _entries,
        _sizes;

    /// <param name="counts">Of each word, falling, after that of the unknown word.</param>
    /// <param name="rareWordLimit">Words that occur at most so often share; 0 shares nothing.</param>
    public RareWordClasses(IReadOnlyList<int> counts, int rareWordLimit)
    {
        _entries = new int[counts.Count];
        var unknownShares = counts.Count > 1 && counts[^1] <= rareWordLimit;
        var next = unknownShares ? 0 : 1;
        for (var word = 1; word < counts.Count; word++)
        {
            var shares = word > 1 && counts[word] <= rareWordLimit && counts[word] == counts[word - 1];
            _entries[word] = shares ? next - 1 : next++;
        }
        Count = next;
        if (unknownShares)
            _entries[0] = next - 1;
        (_sizes, Counts) = (new int[Count], new int[Count]);
        foreach (var (word, entry) in _entries.Index())
        {
            _sizes[entry]++;
            Counts[entry] += counts[word];
        }
    }

    /// <summary>Entries.</summary>
    public int Count { get; }

    /// <summary>Occurrences, by entry.</summary>
    public int[] Counts { get; }

    /// <summary>The entry of each word.</summary>
    public int[] Of(IEnumerable<int> words) => [.. words.Select(word => _entries[word])];

    /// <summary>The mean of what words cost beside their entries, in nats: the logarithm of how many share the entry.</summary>
    public double LossWithin(IEnumerable<int> entries) => entries.Select(entry => Math.Log(_sizes[entry])).DefaultIfEmpty(0).Average();

    /// <summary>The weights of a model of all words, from those of a model of the entries: it gives every word the same probability.</summary>
    public IReadOnlyList<NamedTensor> Expand(IReadOnlyList<NamedTensor> weights) =>
        Count == _entries.Length ? weights : [.. weights.Select(OfAllWords)];

    private NamedTensor OfAllWords(NamedTensor tensor)
    {
        if (tensor.Name is not (TensorNames.Embedding or TensorNames.OutputWeight or TensorNames.OutputBias))
            return tensor;
        var width = tensor.Values.Length / Count;
        var values = new float[_entries.Length * width];
        foreach (var (word, entry) in _entries.Index())
            tensor.Values.AsSpan(entry * width, width).CopyTo(values.AsSpan(word * width));
        if (tensor.Name == TensorNames.OutputBias)
        {
            foreach (var (word, entry) in _entries.Index())
                values[word] -= MathF.Log(_sizes[entry]);
        }

        return new(tensor.Name, [_entries.Length, .. tensor.Shape[1..]], values);
    }
}
