namespace Showrunner;

/// <summary>
/// Words that a scene should come back to, spread over it: one that has not come for a while is due. Due words are favoured, and lines
/// that have one are worth more; nothing forces them.
/// </summary>
/// <param name="words">Their ids.</param>
/// <param name="kinds">The words' kinds.</param>
internal sealed class SceneWords(IReadOnlyList<int> words, WordKinds kinds) : ISampler
{
    /// <summary>What a due word in a line is worth, in nats.</summary>
    public const double Worth = 4;

    private const int WordsApart = 60;
    private const float Favour = 2.5f;

    public void Apply(Candidates candidates, in WritingStep step)
    {
        var lineStart = DialogueLine.StartOfLast(step.Words, kinds);
        foreach (var word in Due(step.Words[..lineStart]))
        {
            if (!step.Words[lineStart..].Contains(word) && candidates.IndexOf(word) is >= 0 and var i)
                candidates.Logits[i] += Favour;
        }
    }

    /// <summary>The words that are due after <paramref name="before"/>.</summary>
    public List<int> Due(ReadOnlySpan<int> before)
    {
        var recent = before[Math.Max(0, before.Length - WordsApart)..];
        var due = new List<int>();
        foreach (var word in words)
        {
            if (!recent.Contains(word))
                due.Add(word);
        }
        return due;
    }
}
