namespace Showrunner;

/// <summary>
/// Makes words come that have not come yet: each is favoured from the beginning, and where so few words remain that there is just
/// room for them (<see cref="WordsEach"/> words each), one of them comes wherever the script lets it.
/// </summary>
/// <param name="words">Their ids; one that is there twice must come twice.</param>
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
        var now = step.Remaining <= _missing.Count * WordsEach;
        List<int> possible = [];
        foreach (var id in _missing)
        {
            if (candidates.IndexOf(id) is >= 0 and var i && float.IsFinite(candidates.Logits[i]))
            {
                candidates.Logits[i] += Favour;
                possible.Add(i);
            }
        }

        if (now && possible.Count > 0)
            candidates.Keep([.. possible.Order()]);
    }
}
