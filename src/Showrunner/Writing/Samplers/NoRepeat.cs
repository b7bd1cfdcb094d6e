namespace Showrunner;

/// <summary>
/// Rules out the word that would complete a run of <paramref name="length"/> words and marks that was written before. Runs across a line
/// end or a name do not count, nor do those that a mark completes: every script repeats them.
/// </summary>
internal sealed class NoRepeat(int length, WordKinds kinds) : ISampler
{
    private readonly List<int> _completing = [];

    public void Apply(Candidates candidates, in WritingStep step)
    {
        var words = step.Words;
        var before = length - 1;
        var end = words.Length - before;
        for (var i = Math.Max(0, end); i < words.Length; i++)
        {
            if (kinds.BreaksRuns(words[i]))
                return;
        }

        _completing.Clear();
        for (var start = 0; start < end; start++)
        {
            if (kinds[words[start + before]] != WordKind.Word)
                continue;
            var same = 0;
            while (same < before && words[start + same] == words[end + same])
                same++;
            if (same == before)
                _completing.Add(words[start + before]);
        }
        candidates.RuleOut(_completing);
    }
}
