namespace Showrunner;

/// <summary>
/// A neural cache (Grave, Joulin and Usunier, arXiv:1612.04426): the states after the last words, each with the word that came next.
/// State hᵢ weighs exp(sharpness · h · hᵢ); a word's probability is the weight of the states that it followed, divided by the weight of
/// all.
/// </summary>
/// <remarks>Words outside the vocabulary are not remembered, so that probabilities are still normalised over it.</remarks>
internal sealed class NeuralCache
{
    private const int Spare = 4096; // words to read before the older ones are moved to the front

    private readonly CacheOptions _options;
    private readonly int _size;
    private readonly float[] _states; // (words, size)
    private readonly int[] _next;
    private int _count;

    public NeuralCache(CacheOptions options, int size)
    {
        options.Validate();
        (_options, _size) = (options, size);
        _states = new float[(options.Words + Spare) * size];
        _next = new int[options.Words + Spare];
    }

    /// <summary>Replaces the losses by those of the interpolated probabilities, and remembers the words.</summary>
    /// <param name="states">h after each word, (words, size): at most <see cref="SequenceScorer.Block"/> words.</param>
    /// <param name="targets">The word after each.</param>
    /// <param name="losses">−ln p of each by the model.</param>
    public void Adapt(float[] states, int[] targets, double[] losses)
    {
        if (_count + targets.Length > _next.Length)
            Forget();
        var before = new int[targets.Length]; // a word sees only what is before it
        for (var i = 0; i < targets.Length; i++)
        {
            before[i] = _count;
            if (targets[i] == 0)
                continue;
            states.AsSpan(i * _size, _size).CopyTo(_states.AsSpan(_count * _size));
            _next[_count++] = targets[i];
        }
        SpinningThreads.Shared.Run(
            targets.Length,
            4,
            (first, end) =>
            {
                for (var i = first; i < end; i++)
                {
                    if (targets[i] == 0 || before[i] == 0)
                        continue;
                    var cached = Probability(states.AsSpan(i * _size, _size), targets[i], before[i]);
                    losses[i] = -Math.Log((1 - _options.Share) * Math.Exp(-losses[i]) + _options.Share * cached);
                }
            }
        );
    }

    private double Probability(ReadOnlySpan<float> state, int target, int end)
    {
        var (maximum, all, wanted) = (double.NegativeInfinity, 0.0, 0.0);
        for (var i = Math.Max(0, end - _options.Words); i < end; i++)
        {
            var score = _options.Sharpness * DotProduct.Of(state, _states.AsSpan(i * _size, _size));
            if (score > maximum)
            {
                var scale = Math.Exp(maximum - score);
                (maximum, all, wanted) = (score, all * scale, wanted * scale);
            }
            var weight = Math.Exp(score - maximum);
            all += weight;
            if (_next[i] == target)
                wanted += weight;
        }
        return wanted / all;
    }

    private void Forget()
    {
        var kept = Math.Min(_count, _options.Words);
        _states.AsSpan((_count - kept) * _size, kept * _size).CopyTo(_states);
        _next.AsSpan(_count - kept, kept).CopyTo(_next);
        _count = kept;
    }
}
