namespace Showrunner;

/// <summary>
/// Rules out every word that would make a run copied from the training text, or from a known one, longer than <paramref name="max"/>
/// words. Where other controls leave nothing else, the run goes on.
/// </summary>
/// <param name="index">The texts.</param>
/// <param name="max">The longest run that can be copied, at least 4.</param>
/// <param name="vocabulary">The words.</param>
internal sealed class CopyLimit(NoveltyIndex index, int max, Vocabulary vocabulary) : ISampler
{
    // A script leaves no choice after a line end, where an empty line and one of a few names come, nor after a setting, where the line
    // ends. So a run stops early enough to have room for these. A direction that has become too long is closed, so the longest run
    // must not end where one is closed in the text.
    private const int AfterLineEnd = 2;
    private const int AfterSetting = 3;

    private readonly int _lineEnd = vocabulary.IdOf(Tokenizer.Return);
    private readonly int _close = vocabulary.IdOf(Tokenizer.RightParenthesis);
    private readonly List<int> _copies = []; // the words that are ruled out

    private enum Concern
    {
        SettingEnd,
        LineEnd,
        DirectionEnd,
        AnyWord,
    }

    public void Apply(Candidates candidates, in WritingStep step)
    {
        _copies.Clear();
        // Where the training text does not have the last few words, it does not have more of them either.
        _ =
            Find(step.Words, max - AfterSetting, Concern.SettingEnd)
            && Find(step.Words, max - AfterLineEnd, Concern.LineEnd)
            && Find(step.Words, max - 1, Concern.DirectionEnd)
            && Find(step.Words, max, Concern.AnyWord);
        candidates.RuleOut(_copies);
    }

    // Finds what follows the last `length` words in the training text; false if it does not have these words.
    private bool Find(ReadOnlySpan<int> words, int length, Concern concern)
    {
        if (words.Length < length)
            return false;
        var starts = index.FindDifferent(words[^length..], more: concern == Concern.DirectionEnd ? 2 : 1);
        foreach (var start in starts)
        {
            var (next, after) = (index.WordAt(start + length), index.WordAt(start + length + 1));
            if (IsConcerned(concern, words[^1], next, after))
                _copies.Add(next);
        }
        return starts.Count > 0;
    }

    private bool IsConcerned(Concern concern, int before, int next, int after) =>
        concern switch
        {
            Concern.SettingEnd => vocabulary.Words[next].EndsWith(']'),
            Concern.LineEnd => next == _lineEnd && before != _lineEnd,
            Concern.DirectionEnd => after == _close && _close > 0,
            _ => true,
        };
}
