namespace Showrunner;

/// <summary>The words that the model alone finds likeliest.</summary>
internal static class Likeliest
{
    /// <param name="context">The text before them.</param>
    /// <param name="logits">The model's scores, by id.</param>
    /// <param name="logTotal">ln Σ e^score.</param>
    /// <param name="count">How many at most; never the unknown word.</param>
    public static IReadOnlyList<WordProbability> Of(WritingContext context, float[] logits, double logTotal, int count)
    {
        if (count == 0)
            return [];
        var best = new PriorityQueue<int, float>(count);
        for (var id = 1; id < logits.Length; id++)
        {
            if (best.Count < count)
                best.Enqueue(id, logits[id]);
            else if (logits[id] > logits[best.Peek()])
                best.EnqueueDequeue(id, logits[id]);
        }
        return
        [
            .. best
                .UnorderedItems.OrderByDescending(word => word.Priority)
                .Select(word => context.Preview(word.Element, Math.Exp(word.Priority - logTotal))),
        ];
    }
}
