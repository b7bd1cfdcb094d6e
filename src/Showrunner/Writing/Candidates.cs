namespace Showrunner;

/// <summary>
/// The words that may come next: what the model scores, as far as samplers have left it. Never empty, never the unknown word.
/// </summary>
internal sealed class Candidates
{
    private readonly int[] _ids;
    private readonly float[] _logits;
    private int _moved;     // ids before this one may have been overwritten

    internal Candidates(int vocabularySize)
    {
        if (vocabularySize < 2) throw new ShowrunnerException("The model's vocabulary has no word but the unknown one. Train it on a longer script.");
        _ids = new int[vocabularySize];
        _logits = new float[vocabularySize];
        _moved = vocabularySize;
        Restore();
    }

    /// <summary>How many are left.</summary>
    public int Count { get; private set; }

    /// <summary>Their ids, rising.</summary>
    public ReadOnlySpan<int> Ids => _ids.AsSpan(1, Count);

    /// <summary>Their logits, in the order of <see cref="Ids"/>; samplers change them in place.</summary>
    public Span<float> Logits => _logits.AsSpan(1, Count);

    /// <summary>Leaves those at <paramref name="indices"/>, rising and at least one.</summary>
    public void Keep(ReadOnlySpan<int> indices)
    {
        ArgumentOutOfRangeException.ThrowIfZero(indices.Length);
        for (var i = 0; i < indices.Length; i++)
            (_ids[i + 1], _logits[i + 1]) = (_ids[indices[i] + 1], _logits[indices[i] + 1]);
        _moved = Math.Max(_moved, indices.Length + 1);
        Count = indices.Length;
    }

    /// <summary>Where the model puts the logits of all words, before <see cref="Restore"/>.</summary>
    internal float[] AllLogits => _logits;

    internal void Restore()
    {
        for (var id = 0; id < _moved; id++) _ids[id] = id;
        (_moved, Count) = (0, _ids.Length - 1);
    }

    /// <summary>Draws an id with probabilities that are the logits' softmax.</summary>
    internal int Draw(SplitMix64 random)
    {
        var logits = Logits;
        var maximum = float.NegativeInfinity;
        foreach (var logit in logits) maximum = Math.Max(maximum, logit);
        var total = 0.0;
        foreach (var logit in logits) total += MathF.Exp(logit - maximum);

        var rest = random.NextDouble() * total;
        var last = 0;
        for (var i = 0; i < logits.Length; i++)
        {
            var weight = MathF.Exp(logits[i] - maximum);
            if (weight == 0) continue;
            if (rest < weight) return Ids[i];
            rest -= weight;
            last = i;
        }
        return Ids[last];   // reached only by rounding
    }
}
