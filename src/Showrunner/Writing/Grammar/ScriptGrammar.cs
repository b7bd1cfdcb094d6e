namespace Showrunner;

/// <summary>
/// Leaves the candidates that keep the script well formed: a line is a speech, <c>name: words (direction)</c>, or
/// <c>[setting: words]</c>; brackets are closed before the line ends, and before the words run out.
/// </summary>
/// <param name="place">Where the next word stands.</param>
/// <param name="vocabulary">The model's.</param>
/// <param name="kinds">Its words' kinds.</param>
/// <param name="casting">Who may speak.</param>
/// <param name="rules">The other rules.</param>
/// <param name="remaining">How many words may still come, at least 1.</param>
internal sealed class ScriptGrammar(
    ScriptPosition place,
    Vocabulary vocabulary,
    WordKinds kinds,
    SpeakerRules casting,
    ScriptRules rules,
    Func<int> remaining
)
{
    private const int LongestDirection = 30,
        LongestSetting = 15;

    private readonly List<int> _unspoken = kinds.Unspoken;
    private readonly List<int> _marks = [.. kinds.All(WordKind.Mark)];
    private readonly IReadOnlyList<int> _settingStarts = kinds.All(WordKind.SettingStart),
        _settingEnds = kinds.All(WordKind.SettingEnd);
    private readonly int[] _sentenceEnds =
    [
        .. new[] { Tokenizer.Period, "||exclamation_mark||", "||question_mark||" }.Select(vocabulary.IdOf).Where(id => id > 0),
    ];
    private readonly int _lineEnd = vocabulary.IdOf(Tokenizer.Return);
    private readonly int _open = vocabulary.IdOf(Tokenizer.LeftParenthesis),
        _close = vocabulary.IdOf(Tokenizer.RightParenthesis);
    private readonly float _directionBias = (float)Math.Log(rules.Directions);
    private readonly int _linesBefore = place.Speeches;

    /// <summary>Whether a setting may come now.</summary>
    public bool SettingMayCome { get; set; } = true;

    /// <summary>Whether the model can begin a scene with a setting.</summary>
    public bool KnowsSettings => _settingStarts.Count > 0 && _settingEnds.Count > 0;

    /// <summary>Changes <paramref name="candidates"/>, which are all words; false if the script must end here.</summary>
    public bool Apply(Candidates candidates)
    {
        switch (place.Part)
        {
            case ScriptPart.LineStart:
            case ScriptPart.Name when place.DirectionWords < 0:
                var names = Names();
                if (place.Part == ScriptPart.LineStart && casting.ShortestName > 0)
                    return Keep(candidates, LineStarts(candidates, names));
                return !names.Ids.IsEmpty ? Keep(candidates, names) : Speech(candidates);
            case ScriptPart.Setting when KnowsSettings:
                return Setting(candidates);
            case ScriptPart.SettingEnd:
                return Keep(candidates, remaining() > AfterLineEnd ? [_lineEnd] : []);
            default:
                return Speech(candidates);
        }
    }

    // A line end is worth it if the next line has room: a blank line, a name and a word.
    private int AfterLineEnd => casting.ShortestName + 2;

    // The words that can come here on the way to a name, with their weights' logarithms.
    private WordBiases Names()
    {
        var before = vocabulary.Encode(place.NameSoFar);
        var (best, heaviest) = (new WordBiases(), 0.0);
        foreach (var (member, weight) in casting.For(place.Speeches - _linesBefore, place.LastSpeaker))
        {
            if (
                member.Ids.Length <= before.Length
                || member.Ids.Length - before.Length >= remaining()
                || !member.Ids.AsSpan().StartsWith(before)
            )
            {
                continue;
            }

            var next = member.Ids[before.Length];
            best[next] = Math.Max((float)weight, best[next]);
            heaviest = Math.Max(heaviest, weight);
        }
        // Along a name the quotients' product is its weight over the greatest.
        foreach (var id in best.Ids)
            best[id] = (float)Math.Log(best[id] / heaviest);
        return best;
    }

    // Names and what else may begin a line. That some may not speak makes neither settings nor blank lines likelier: those who may
    // share the probability of all.
    private WordBiases LineStarts(Candidates candidates, WordBiases names)
    {
        var (highest, all, allowed) = (float.NegativeInfinity, 0.0, 0.0);
        foreach (var id in names.Ids)
            highest = Math.Max(highest, candidates.Logits[id - 1]);
        foreach (var id in casting.FirstWords)
            highest = Math.Max(highest, candidates.Logits[id - 1]);
        foreach (var id in names.Ids)
            allowed += Math.Exp(candidates.Logits[id - 1] - highest) * Math.Exp(names[id]);
        foreach (var id in casting.FirstWords)
            all += Math.Exp(candidates.Logits[id - 1] - highest);
        var share = allowed > 0 ? (float)Math.Log(all / allowed) : 0;
        foreach (var id in names.Ids)
            names[id] += share;

        if (!place.AfterBlankLine && _lineEnd > 0 && remaining() >= AfterLineEnd)
            names[_lineEnd] = 0;
        if (SettingMayCome && !place.AfterSetting && KnowsSettings && remaining() >= 3)
        {
            foreach (var id in _settingStarts)
                names[id] = 0;
        }

        return names;
    }

    private bool Setting(Candidates candidates)
    {
        if (remaining() == 1 || place.Words >= LongestSetting)
            return Keep(candidates, _settingEnds);
        Allow(candidates, _settingEnds);
        return true;
    }

    private bool Speech(Candidates candidates)
    {
        var left = Math.Min(remaining(), (rules.LongestLine ?? int.MaxValue) - place.Words);
        if (place.DirectionWords >= 0 && _close > 0)
        {
            if (remaining() == 1 || place.DirectionWords > 0 && (left <= 1 || place.DirectionWords >= LongestDirection))
                return Keep(candidates, [_close]);
            Allow(candidates, place.DirectionWords > 0 ? [_close] : []);
            if (place.DirectionWords == 0)
                candidates.RuleOut(_marks);
            return true;
        }
        var mayEnd = _lineEnd > 0 && place.Words > 0 && remaining() > AfterLineEnd;
        if (left <= 0)
            return Keep(candidates, mayEnd ? [_lineEnd] : []);
        if (left == 1 && remaining() > 1 && _sentenceEnds.Length > 0 && place.Words > 0)
            return Keep(candidates, mayEnd && EndsSentence(place.LastWord) ? [_lineEnd, .. _sentenceEnds] : _sentenceEnds);
        List<int> also = mayEnd && place.Words >= rules.ShortestLine ? [_lineEnd] : [];
        if (_open > 0 && _close > 0 && rules.Directions > 0 && left > 3)
        {
            candidates.Logits[_open - 1] += _directionBias;
            also.Add(_open);
        }
        Allow(candidates, also);
        return true;
    }

    private static bool EndsSentence(string? word) => word is Tokenizer.Period or "||exclamation_mark||" or "||question_mark||";

    // Leaves what may be said anywhere, and these.
    private void Allow(Candidates candidates, IReadOnlyList<int> also)
    {
        var logits = candidates.Logits;
        Span<float> kept = also.Count <= 16 ? stackalloc float[also.Count] : new float[also.Count];
        for (var i = 0; i < also.Count; i++)
            kept[i] = logits[also[i] - 1];
        foreach (var id in _unspoken)
            logits[id - 1] = float.NegativeInfinity;
        for (var i = 0; i < also.Count; i++)
            logits[also[i] - 1] = kept[i];
    }

    private static bool Keep(Candidates candidates, IEnumerable<int> ids)
    {
        var unbiased = new WordBiases();
        foreach (var id in ids)
            unbiased[id] = 0;
        return Keep(candidates, unbiased);
    }

    private static bool Keep(Candidates candidates, WordBiases words)
    {
        if (words.Ids.IsEmpty)
            return false;
        var indices = new int[words.Ids.Length];
        for (var i = 0; i < indices.Length; i++)
            indices[i] = words.Ids[i] - 1;
        candidates.Keep(indices);
        for (var i = 0; i < indices.Length; i++)
            candidates.Logits[i] += words[words.Ids[i]];
        return true;
    }
}
