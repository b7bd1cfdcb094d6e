namespace Showrunner;

/// <summary>Favours the content words of the last lines, so that a scene comes back to its own words; none twice in a line.</summary>
/// <param name="strength">What is added to their logits.</param>
/// <param name="kinds">The words' kinds.</param>
internal sealed class Recall(double strength, WordKinds kinds) : ISampler
{
    private const int WordsBack = 80; // about six lines

    public void Apply(Candidates candidates, in WritingStep step)
    {
        var lineStart = DialogueLine.StartOfLast(step.Words, kinds);
        var line = step.Words[lineStart..];
        var before = step.Words[Math.Max(0, lineStart - WordsBack)..lineStart];
        for (var at = 0; at < before.Length; at++)
        {
            if (!ContentWords.Has(before[at], kinds) || line.Contains(before[at]) || before[..at].Contains(before[at]))
                continue;
            if (candidates.IndexOf(before[at]) is >= 0 and var i)
                candidates.Logits[i] += (float)strength;
        }
    }
}
