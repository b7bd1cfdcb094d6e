namespace Showrunner;

/// <summary>Rules out the last word of each banned phrase if its other words have just been written.</summary>
internal sealed class BannedWords(IReadOnlyList<int[]> phrases) : ISampler
{
    private readonly List<int> _last = [];

    public void Apply(Candidates candidates, in WritingStep step)
    {
        _last.Clear();
        foreach (var phrase in phrases)
        {
            if (Ends(step.Words, phrase))
                _last.Add(phrase[^1]);
        }

        candidates.RuleOut(_last);
    }

    // Whether all but the last word of the phrase have just been written.
    private static bool Ends(ReadOnlySpan<int> words, int[] phrase)
    {
        return words.EndsWith(phrase.AsSpan(0, phrase.Length - 1));
    }
}
