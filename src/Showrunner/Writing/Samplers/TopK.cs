using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Showrunner;

/// <summary>
/// Keeps the k candidates of the highest logits (Fan, Lewis and Dauphin, arXiv:1805.04833), the first of equals; 0 keeps all.
/// </summary>
internal sealed class TopK(int k) : ISampler
{
    // The candidates are dealt into at least twice as many hands as k. The k-th highest of the hands' highest is at most the k-th
    // highest of all, and near it, so few candidates are left to be sorted. They are dealt because neighbours are alike: words are
    // ordered by frequency.
    private float[] _hands = [];
    private readonly List<float> _high = [];
    private readonly List<int> _kept = [];

    public void Apply(Candidates candidates, in WritingStep step)
    {
        if (k == 0 || k >= candidates.Count)
            return;
        var logits = candidates.Logits;
        var least = Least(logits);

        _high.Clear();
        for (var i = NextAtLeast(least, logits, 0); i < logits.Length; i = NextAtLeast(least, logits, i + 1))
            _high.Add(logits[i]);
        _high.Sort();
        var threshold = _high[^k];

        var equals = k;
        foreach (var logit in _high)
        {
            if (logit > threshold)
                equals--;
        }

        _kept.Clear();
        for (var i = NextAtLeast(threshold, logits, 0); _kept.Count < k; i = NextAtLeast(threshold, logits, i + 1))
        {
            if (logits[i] > threshold || equals-- > 0)
                _kept.Add(i);
        }

        candidates.Keep(CollectionsMarshal.AsSpan(_kept));
    }

    // A value that at least k logits reach.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private float Least(ReadOnlySpan<float> logits)
    {
        var lanes = Vector<float>.Count;
        if (_hands.Length == 0)
            _hands = new float[((2 * k / lanes) + 1) * lanes];
        var hands = _hands.AsSpan();
        hands.Fill(float.NegativeInfinity);
        for (var start = 0; start < logits.Length; start += hands.Length)
        {
            var deal = logits[start..];
            var (most, i) = (Math.Min(deal.Length, hands.Length), 0);
            for (; i <= most - lanes; i += lanes)
                Vector.Max(new Vector<float>(hands[i..]), new Vector<float>(deal[i..])).CopyTo(hands[i..]);
            for (; i < most; i++)
                hands[i] = Math.Max(hands[i], deal[i]);
        }
        hands.Sort();
        return hands[^k];
    }

    // The first index from start on whose logit is at least the threshold; most logits are skipped several at a time.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int NextAtLeast(float threshold, ReadOnlySpan<float> logits, int start)
    {
        var limit = new Vector<float>(threshold);
        while (start <= logits.Length - Vector<float>.Count && !Vector.GreaterThanOrEqualAny(new Vector<float>(logits[start..]), limit))
            start += Vector<float>.Count;
        while (start < logits.Length && !(logits[start] >= threshold))
            start++;
        return start;
    }
}
