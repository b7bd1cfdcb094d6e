using System.Runtime.InteropServices;

namespace Showrunner;

/// <summary>
/// Rules out every word that would make a run copied from the training text longer than <paramref name="most"/> words. Where nothing
/// else is left by other controls, the run goes on.
/// </summary>
/// <param name="index">The training text.</param>
/// <param name="most">The longest run that may be copied, at least 4.</param>
/// <param name="lineEnd">The id of <see cref="Tokenizer.Return"/>.</param>
/// <param name="written">All words so far, oldest first.</param>
internal sealed class CopyLimit(NoveltyIndex index, int most, int lineEnd, List<int> written) : ISampler
{
    // After a speech come an empty line and one of a few names: a run that could not take these three may not end its line.
    private const int AfterLineEnd = 2;

    private readonly List<(int Index, float Logit)> _ruledOut = [];

    public void Apply(Candidates candidates)
    {
        _ruledOut.Clear();
        var words = CollectionsMarshal.AsSpan(written);
        if (words.Length >= most)
        {
            var last = 0;
            foreach (var start in index.Find(words[^most..]))
                if (index.WordAt(start + most) is var next && next != last) RuleOut(candidates, last = next);
        }
        var beforeLineEnd = most - AfterLineEnd;
        if (words.Length >= beforeLineEnd && words[^1] != lineEnd && index.Contains([.. words[^beforeLineEnd..], lineEnd]))
            RuleOut(candidates, lineEnd);
        if (_ruledOut.Count > 0 && !candidates.Logits.ContainsAnyExcept(float.NegativeInfinity))
            foreach (var (i, logit) in _ruledOut) candidates.Logits[i] = logit;
    }

    private void RuleOut(Candidates candidates, int word)
    {
        var i = candidates.Ids.BinarySearch(word);
        if (i < 0 || float.IsNegativeInfinity(candidates.Logits[i])) return;
        _ruledOut.Add((i, candidates.Logits[i]));
        candidates.Logits[i] = float.NegativeInfinity;
    }
}
