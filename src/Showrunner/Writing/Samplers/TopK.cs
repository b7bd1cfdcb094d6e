using System.Numerics;

namespace Showrunner;

/// <summary>
/// Keeps the k candidates of the highest logits (Fan, Lewis and Dauphin, arXiv:1805.04833), the first of equals; 0 keeps all.
/// </summary>
internal sealed class TopK(int k) : ISampler
{
    private readonly PriorityQueue<float, float> _highest = new();

    public void Apply(Candidates candidates)
    {
        if (k == 0 || k >= candidates.Count) return;
        var logits = candidates.Logits;
        var threshold = Threshold(logits);

        var equals = k;
        foreach (var (logit, _) in _highest.UnorderedItems)
            if (logit > threshold) equals--;
        var (kept, count) = (new int[k], 0);
        for (var i = NextAtLeast(threshold, logits, 0); count < k; i = NextAtLeast(threshold, logits, i + 1))
            if (logits[i] > threshold || equals-- > 0) kept[count++] = i;
        candidates.Keep(kept);
    }

    // The k-th highest logit.
    private float Threshold(ReadOnlySpan<float> logits)
    {
        _highest.Clear();
        for (var i = 0; i < k; i++) _highest.Enqueue(logits[i], logits[i]);
        var threshold = _highest.Peek();
        for (var i = NextAtLeast(threshold, logits, k); i < logits.Length; i = NextAtLeast(threshold, logits, i + 1))
        {
            _highest.EnqueueDequeue(logits[i], logits[i]);
            threshold = _highest.Peek();
        }
        return threshold;
    }

    // The first index from start on whose logit is the threshold or more; most logits are passed over many at a time.
    private static int NextAtLeast(float threshold, ReadOnlySpan<float> logits, int start)
    {
        var limit = new Vector<float>(threshold);
        while (start <= logits.Length - Vector<float>.Count && !Vector.GreaterThanOrEqualAny(new Vector<float>(logits[start..]), limit))
            start += Vector<float>.Count;
        while (start < logits.Length && !(logits[start] >= threshold)) start++;
        return start;
    }
}
