namespace Showrunner;

/// <summary>
/// The words that can come next, as far as samplers have left them, with their logits. Never empty, never the unknown word.
/// </summary>
internal sealed class Candidates
{
    private readonly int[] _ids;
    private readonly float[] _logits;
    private readonly float[] _probabilities;
    private readonly int[] _indices;
    private readonly List<(int Index, float Logit)> _ruledOut = [];
    private int _moved; // ids before this index can have been overwritten

    internal Candidates(int vocabularySize)
    {
        Check(vocabularySize);
        _ids = new int[vocabularySize];
        _logits = new float[vocabularySize];
        _probabilities = new float[vocabularySize];
        _indices = new int[vocabularySize];
        _moved = vocabularySize;
        Restore();
    }

    /// <exception cref="ShowrunnerException">No word can come next.</exception>
    internal static void Check(int vocabularySize)
    {
        if (vocabularySize < 2)
            throw new ShowrunnerException("The model's vocabulary has no word but the unknown one. Train it on a longer script.");
    }

    /// <summary>How many words are left.</summary>
    public int Count { get; private set; }

    /// <summary>Their ids, in rising order.</summary>
    public ReadOnlySpan<int> Ids => _ids.AsSpan(1, Count);

    /// <summary>Their logits, in the order of <see cref="Ids"/>; samplers change them in place.</summary>
    public Span<float> Logits => _logits.AsSpan(1, Count);

    /// <summary>Leaves those at <paramref name="indices"/>, at least one, in rising order.</summary>
    public void Keep(ReadOnlySpan<int> indices)
    {
        ArgumentOutOfRangeException.ThrowIfZero(indices.Length);
        for (var i = 0; i < indices.Length; i++)
            (_ids[i + 1], _logits[i + 1]) = (_ids[indices[i] + 1], _logits[indices[i] + 1]);
        _moved = Math.Max(_moved, indices.Length + 1);
        Count = indices.Length;
    }

    /// <summary>The index of <paramref name="id"/> among <see cref="Ids"/>; negative if it is not there.</summary>
    public int IndexOf(int id) => Count == _ids.Length - 1 ? id - 1 : Ids.BinarySearch(id);

    /// <summary>
    /// Leaves those whose value is <paramref name="min"/> or more; if there are none, the one of the highest value, the first of equals.
    /// </summary>
    /// <param name="values">One for each of <see cref="Ids"/>.</param>
    /// <param name="min">The lowest value to keep.</param>
    public void KeepFrom(ReadOnlySpan<float> values, float min)
    {
        var (kept, best) = (0, 0);
        for (var i = 0; i < Count; i++)
        {
            if (values[i] > values[best])
                best = i;
            if (values[i] >= min)
                _indices[kept++] = i;
        }
        if (kept == 0)
            _indices[kept++] = best;
        if (kept < Count)
            Keep(_indices.AsSpan(0, kept));
    }

    /// <summary>Makes <paramref name="ids"/> impossible, unless nothing else would be left.</summary>
    public void RuleOut(List<int> ids)
    {
        _ruledOut.Clear();
        foreach (var id in ids)
        {
            if (IndexOf(id) is not (>= 0 and var i) || float.IsNegativeInfinity(Logits[i]))
                continue;
            _ruledOut.Add((i, Logits[i]));
            Logits[i] = float.NegativeInfinity;
        }
        if (_ruledOut.Count > 0 && !Logits.ContainsAnyExcept(float.NegativeInfinity))
        {
            foreach (var (i, logit) in _ruledOut)
                Logits[i] = logit;
        }
    }

    /// <summary>Multiplies the logits by <paramref name="factor"/>.</summary>
    public void Scale(float factor) => Softmax.Scale(Logits, factor);

    /// <summary>The highest of <see cref="Logits"/>.</summary>
    public float HighestLogit() => Softmax.Highest(Logits);

    /// <summary>The logits' softmax, in the order of <see cref="Ids"/>; valid until the next call.</summary>
    public ReadOnlySpan<float> Probabilities()
    {
        var probabilities = Weights();
        Softmax.Scale(probabilities, (float)(1 / Softmax.Total(probabilities)));
        return probabilities;
    }

    /// <summary>The entropy of the last <see cref="Probabilities"/>, in nats.</summary>
    public double Entropy()
    {
        var entropy = 0.0;
        foreach (var p in _probabilities.AsSpan(0, Count))
        {
            if (p > 0)
                entropy -= p * Math.Log(p);
        }

        return entropy;
    }

    /// <summary>Where the model puts the logits of all words, before <see cref="Restore"/>.</summary>
    internal float[] AllLogits => _logits;

    internal void Restore()
    {
        for (var id = 0; id < _moved; id++)
            _ids[id] = id;
        (_moved, Count) = (0, _ids.Length - 1);
    }

    /// <summary>The logarithm of the sum of e to the power of each of <see cref="AllLogits"/>.</summary>
    internal double LogTotal()
    {
        var highest = Softmax.Weigh(_logits, _probabilities);
        return highest + Math.Log(Softmax.Total(_probabilities));
    }

    /// <summary>Draws an id with probabilities that are the logits' softmax.</summary>
    internal int Draw(SplitMix64 random)
    {
        var weights = Weights();
        return Ids[Softmax.Pick(weights, random.NextDouble() * Softmax.Total(weights))];
    }

    private Span<float> Weights()
    {
        var weights = _probabilities.AsSpan(0, Count);
        Softmax.Weigh(Logits, weights);
        return weights;
    }
}
