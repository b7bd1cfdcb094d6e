namespace Showrunner;

/// <summary>
/// Makes words come that have not come yet. Each is favoured from the beginning. When only <see cref="WordsEach"/> words remain for each
/// of them, one comes wherever the script has a place for it.
/// </summary>
/// <param name="words">Their ids; one that is listed twice must come twice.</param>
internal sealed class WantedWords(IReadOnlyList<int> words) : ISampler
{
    public const int WordsEach = 12;
    private const float Favour = 2;

    private readonly List<int> _missing = [];

    public void Apply(Candidates candidates, in WritingStep step)
    {
        _missing.Clear();
        _missing.AddRange(words);
        foreach (var id in words.Distinct())
        {
            for (var came = step.Words[step.Given..].Count(id); came > 0; came--)
                _missing.Remove(id);
        }

        if (_missing.Count == 0)
            return;
        var mustCome = step.Remaining <= _missing.Count * WordsEach;
        List<int> possible = [];
        foreach (var id in _missing)
        {
            if (candidates.IndexOf(id) is >= 0 and var i && float.IsFinite(candidates.Logits[i]))
            {
                candidates.Logits[i] += Favour;
                possible.Add(i);
            }
        }

        if (mustCome && possible.Count > 0)
            candidates.Keep([.. possible.Order()]);
    }
}
