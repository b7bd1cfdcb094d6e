namespace Showrunner;

/// <summary>Rules out the last word of each banned phrase where the others have just been written.</summary>
internal sealed class BannedWords(IReadOnlyList<int[]> phrases, List<int> written) : ISampler
{
    private readonly List<int> _last = [];

    public void Apply(Candidates candidates)
    {
        _last.Clear();
        foreach (var phrase in phrases)
        {
            if (Ends(phrase))
                _last.Add(phrase[^1]);
        }

        candidates.RuleOut(_last);
    }

    private bool Ends(int[] phrase)
    {
        var start = written.Count - (phrase.Length - 1);
        if (start < 0)
            return false;
        for (var i = 0; i < phrase.Length - 1; i++)
        {
            if (written[start + i] != phrase[i])
                return false;
        }

        return true;
    }
}
