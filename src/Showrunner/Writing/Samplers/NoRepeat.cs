namespace Showrunner;

/// <summary>
/// Rules out the word that would complete a run of <paramref name="length"/> words and marks that is already there. Runs that reach
/// over a line end or a name do not count, nor do those that a mark completes: every script repeats them.
/// </summary>
internal sealed class NoRepeat(int length, List<int> written, WordKinds kinds) : ISampler
{
    private readonly List<int> _completing = [];

    public void Apply(Candidates candidates)
    {
        var before = length - 1;
        var end = written.Count - before;
        for (var i = Math.Max(0, end); i < written.Count; i++)
        {
            if (kinds.BreaksRuns(written[i]))
                return;
        }

        _completing.Clear();
        for (var start = 0; start < end; start++)
        {
            if (kinds[written[start + before]] != WordKind.Word)
                continue;
            var same = 0;
            while (same < before && written[start + same] == written[end + same])
                same++;
            if (same == before)
                _completing.Add(written[start + before]);
        }
        candidates.RuleOut(_completing);
    }
}
