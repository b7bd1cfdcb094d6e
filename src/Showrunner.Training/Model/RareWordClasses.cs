namespace Showrunner.Training;

/// <summary>
/// Classes of rare words while a model is trained (Goodman, arXiv:cs/0108006). Each word is a class of its own, except that rare words that
/// occur equally often share one: its vector and, in equal parts, its probability. Probabilities still add up to 1 over all words, and the
/// output layer has fewer products. <see cref="Expand"/> gives every word its own weights again.
/// </summary>
/// <remarks>The unknown word belongs to the rarest class, so that a word never met is read as one that was met once.</remarks>
internal sealed class RareWordClasses
{
    private readonly int[] _classes;
    private readonly int[] _sizes;

    /// <param name="counts">Of each word, falling, after that of the unknown word.</param>
    /// <param name="rareWordLimit">How often a rare word occurs at most; 0: no classes.</param>
    /// <param name="isKnown">Whether a word has a vector already, and keeps it however rare it is; by default none has.</param>
    public RareWordClasses(IReadOnlyList<int> counts, int rareWordLimit, Func<int, bool>? isKnown = null)
    {
        _classes = new int[counts.Count];
        var rare = Enumerable.Range(1, counts.Count - 1).Where(word => counts[word] <= rareWordLimit && isKnown?.Invoke(word) != true);
        var rarest = rare.LastOrDefault();
        var classOfCount = new Dictionary<int, int>();
        var next = rarest > 0 ? 0 : 1;
        for (var word = 1; word < counts.Count; word++)
        {
            if (counts[word] > rareWordLimit || isKnown?.Invoke(word) == true)
                _classes[word] = next++;
            else if (classOfCount.TryGetValue(counts[word], out var shared))
                _classes[word] = shared;
            else
                classOfCount.Add(counts[word], _classes[word] = next++);
        }
        Count = next;
        if (rarest > 0)
            _classes[0] = _classes[rarest];
        (_sizes, Counts) = (new int[Count], new int[Count]);
        foreach (var (word, index) in _classes.Index())
        {
            _sizes[index]++;
            Counts[index] += counts[word];
        }
    }

    /// <summary>The number of classes.</summary>
    public int Count { get; }

    /// <summary>The occurrences of each class's words.</summary>
    public int[] Counts { get; }

    /// <summary>The class of each word.</summary>
    public int[] Of(IEnumerable<int> words) => [.. words.Select(word => _classes[word])];

    /// <summary>The mean loss of words within their classes, in nats: the logarithm of the class's size.</summary>
    public double LossWithin(IEnumerable<int> classes) => classes.Select(index => Math.Log(_sizes[index])).DefaultIfEmpty(0).Average();

    /// <summary>
    /// The weights of a model of all words, from those of a model of the classes; both give every word the same probability.
    /// </summary>
    public IReadOnlyList<NamedTensor> Expand(IReadOnlyList<NamedTensor> weights) =>
        Count == _classes.Length ? weights : [.. weights.Select(OfAllWords)];

    private NamedTensor OfAllWords(NamedTensor tensor)
    {
        if (!TensorNames.IsOfWords(tensor.Name))
            return tensor;
        var width = tensor.Values.Length / Count;
        var values = new float[_classes.Length * width];
        foreach (var (word, index) in _classes.Index())
            tensor.Values.AsSpan(index * width, width).CopyTo(values.AsSpan(word * width));
        if (tensor.Name == TensorNames.OutputBias)
        {
            foreach (var (word, index) in _classes.Index())
                values[word] -= MathF.Log(_sizes[index]);
        }

        return new(tensor.Name, [_classes.Length, .. tensor.Shape[1..]], values);
    }
}
