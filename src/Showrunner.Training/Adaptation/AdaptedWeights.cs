namespace Showrunner.Training;

/// <summary>The first weights of a model that goes on from another.</summary>
/// <remarks>
/// Words that the base knows keep its vectors (Zoph et al., arXiv:1604.02201). A new word begins as the mean of the base's rare words with
/// the same ending, so that a name begins as a name and an adverb as an adverb.
/// </remarks>
internal sealed class AdaptedWeights
{
    private const int RareWords = 2_000; // of the base: their vectors are near where training leaves a word that it meets seldom
    private const int SimilarWords = 10; // whose mean is less of a word than of a kind of words
    private const int LongestEnding = 4;

    private readonly BaseModel _from;
    private readonly Dictionary<string, List<int>> _byEnding = [];
    private readonly List<int> _rare;

    public AdaptedWeights(BaseModel from)
    {
        _from = from;
        var size = from.Vocabulary.Size;
        _rare = [.. Enumerable.Range(Math.Max(1, size - RareWords), Math.Min(size - 1, RareWords))];
        foreach (var id in Enumerable.Range(1, size - 1).Reverse())
        {
            foreach (var ending in Endings(from.Vocabulary.Words[id]))
            {
                if (!_byEnding.TryGetValue(ending, out var ids))
                    _byEnding.Add(ending, ids = []);
                if (ids.Count < SimilarWords)
                    ids.Add(id); // the rarest ones
            }
        }
    }

    /// <summary>Named, shaped and ordered as in <see cref="ModelOptions.Tensors"/>, for the classes of a vocabulary.</summary>
    /// <param name="vocabulary">Of the new model.</param>
    /// <param name="classes">Of its words.</param>
    /// <param name="speakers">Whom it has a vector of. That of somebody new is zero.</param>
    public IReadOnlyList<NamedTensor> For(Vocabulary vocabulary, RareWordClasses classes, IReadOnlyList<string> speakers)
    {
        var sources = new (List<int> Rows, int Words)[classes.Count];
        foreach (var (word, index) in classes.Of(Enumerable.Range(0, vocabulary.Size)).Index())
            sources[index] = sources[index].Words == 0 ? (RowsOf(vocabulary.Words[word]), 1) : (_rare, sources[index].Words + 1);
        return
        [
            .. _from
                .Weights.Where(tensor => !TensorNames.IsOfSpeakers(tensor.Name))
                .Select(tensor => TensorNames.IsOfWords(tensor.Name) ? OfClasses(tensor, sources) : tensor),
            .. speakers.Count > 0 ? OfSpeakers(speakers) : [],
        ];
    }

    private IEnumerable<NamedTensor> OfSpeakers(IReadOnlyList<string> speakers)
    {
        var known = _from.Speakers.Index().ToDictionary(speaker => speaker.Item, speaker => speaker.Index);
        foreach (var (name, shape) in (_from.Model with { Speakers = speakers.Count }).Tensors(_from.Vocabulary.Size))
        {
            if (!TensorNames.IsOfSpeakers(name))
                continue;
            var (width, vectors) = (shape[1], _from.Weights.FirstOrDefault(tensor => tensor.Name == name)?.Values);
            yield return new(
                name,
                shape,
                [
                    .. speakers.SelectMany(speaker =>
                        known.TryGetValue(speaker, out var row) ? vectors![(row * width)..((row + 1) * width)] : new float[width]
                    ),
                ]
            );
        }
    }

    private static NamedTensor OfClasses(NamedTensor tensor, (List<int> Rows, int Words)[] sources)
    {
        var width = tensor.Values.Length / tensor.Shape[0];
        var values = new float[sources.Length * width];
        foreach (var (index, (rows, words)) in sources.Index())
        {
            // A class's probability is shared by its words, and each is as likely as a rare word of the base.
            var share = tensor.Name == TensorNames.OutputBias ? MathF.Log(words) : 0;
            for (var column = 0; column < width; column++)
                values[(index * width) + column] = rows.Average(row => tensor.Values[(row * width) + column]) + share;
        }
        return new(tensor.Name, [sources.Length, .. tensor.Shape[1..]], values);
    }

    private static IEnumerable<string> Endings(string word) =>
        Enumerable.Range(1, Math.Min(LongestEnding, word.Length)).Select(length => word[^length..]);

    /// <summary>The base's words whose mean a word begins as.</summary>
    private List<int> RowsOf(string word) =>
        _from.Vocabulary.Contains(word)
            ? [_from.Vocabulary.IdOf(word)]
            : Endings(word)
                .Reverse()
                .Select(ending => _byEnding.GetValueOrDefault(ending))
                .FirstOrDefault(ids => ids is { Count: SimilarWords })
                ?? _rare;
}
