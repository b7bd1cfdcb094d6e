using System.Runtime.InteropServices;

namespace Showrunner;

/// <summary>
/// Rules out every word that would make a run copied from the training text longer than <paramref name="most"/> words. Where nothing
/// else is left by other controls, the run goes on.
/// </summary>
/// <param name="index">The training text.</param>
/// <param name="most">The longest run that may be copied, at least 4.</param>
/// <param name="vocabulary">The words.</param>
/// <param name="written">All words so far, oldest first.</param>
internal sealed class CopyLimit(NoveltyIndex index, int most, Vocabulary vocabulary, List<int> written) : ISampler
{
    // A script leaves no choice after the end of a line, where an empty line and one of a few names come, and after the end of a
    // setting, where the line ends: a run that could not take all of these must not come to that. A direction that has become too long
    // is closed, so the longest run must not stand where it is closed in the training text.
    private const int AfterLineEnd = 2,
        AfterSetting = 3;

    private readonly int _lineEnd = vocabulary.IdOf(Tokenizer.Return),
        _close = vocabulary.IdOf(Tokenizer.RightParenthesis);
    private readonly List<(int Index, float Logit)> _ruledOut = [];

    public void Apply(Candidates candidates)
    {
        _ruledOut.Clear();
        var words = CollectionsMarshal.AsSpan(written);
        // Where the training text does not have the last few words, it does not have more of them either.
        _ =
            RuleOut(candidates, words, most - AfterSetting, (next, _) => vocabulary.Words[next].EndsWith(']'))
            && RuleOut(candidates, words, most - AfterLineEnd, (next, _) => next == _lineEnd && written[^1] != _lineEnd)
            && RuleOut(candidates, words, most - 1, (_, after) => after == _close && _close > 0)
            && RuleOut(candidates, words, most, (_, _) => true);
        if (_ruledOut.Count > 0 && !candidates.Logits.ContainsAnyExcept(float.NegativeInfinity))
        {
            foreach (var (i, logit) in _ruledOut)
                candidates.Logits[i] = logit;
        }
    }

    // Those that follow the last `length` words somewhere in the training text, by them and by what follows there; false if it does not have these words.
    private bool RuleOut(Candidates candidates, ReadOnlySpan<int> words, int length, Func<int, int, bool> isConcerned)
    {
        if (words.Length < length)
            return false;
        var starts = index.Find(words[^length..]);
        var last = (0, 0);
        foreach (var start in starts)
        {
            var (next, after) = (index.WordAt(start + length), index.WordAt(start + length + 1));
            if (last != (next, after) && isConcerned(next, after))
                RuleOut(candidates, next);
            last = (next, after);
        }
        return starts.Length > 0;
    }

    private void RuleOut(Candidates candidates, int word)
    {
        var i = candidates.IndexOf(word);
        if (i < 0 || float.IsNegativeInfinity(candidates.Logits[i]))
            return;
        _ruledOut.Add((i, candidates.Logits[i]));
        candidates.Logits[i] = float.NegativeInfinity;
    }
}
