namespace Showrunner;

/// <summary>
/// Leaves the candidates that keep the script well formed: a line is a speech, <c>name: words (direction)</c>, or
/// <c>[setting: words]</c>; brackets are closed before the line ends, and before the words run out.
/// </summary>
/// <param name="vocabulary">The model's.</param>
/// <param name="kinds">Its words' kinds.</param>
/// <param name="speakers">Who can speak.</param>
/// <param name="rules">The other rules.</param>
/// <param name="speechesBefore">Speeches that began before writing did.</param>
internal sealed class ScriptGrammar(Vocabulary vocabulary, WordKinds kinds, SpeakerRules speakers, ScriptRules rules, int speechesBefore)
{
    private const int LongestDirection = 30;
    private const int LongestSetting = 15;

    private readonly List<int> _unspoken = kinds.Unspoken;
    private readonly List<int> _marks = [.. kinds.All(WordKind.Mark)];
    private readonly IReadOnlyList<int> _settingStarts = kinds.All(WordKind.SettingStart);
    private readonly IReadOnlyList<int> _settingEnds = kinds.All(WordKind.SettingEnd);
    private readonly bool _knowsSettings = KnowsSettings(kinds);
    private readonly int[] _sentenceEnds = [.. kinds.All(WordKind.Mark).Where(id => Tokenizer.EndsSentence(vocabulary.Words[id]))];
    private readonly int _lineEnd = vocabulary.IdOf(Tokenizer.Return);
    private readonly int _open = vocabulary.IdOf(Tokenizer.LeftParenthesis);
    private readonly int _close = vocabulary.IdOf(Tokenizer.RightParenthesis);
    private readonly float _directionBias = (float)Math.Log(rules.Directions);

    /// <summary>Whether a model can begin a scene with a setting.</summary>
    public static bool KnowsSettings(WordKinds kinds) =>
        kinds.All(WordKind.SettingStart).Count > 0 && kinds.All(WordKind.SettingEnd).Count > 0;

    /// <summary>Changes <paramref name="candidates"/>, which are all words; false if the script must end here.</summary>
    /// <param name="candidates">The words.</param>
    /// <param name="position">Where the next word stands.</param>
    /// <param name="remaining">How many words can still come, at least 1.</param>
    /// <param name="settingCanCome">Whether a setting can come now.</param>
    /// <param name="isFirst">Whether nothing is written yet, so that something must come.</param>
    public bool Apply(Candidates candidates, ScriptPosition position, int remaining, bool settingCanCome, bool isFirst)
    {
        switch (position.Part)
        {
            case ScriptPart.LineStart:
            case ScriptPart.Name when position.DirectionWords < 0:
                var names = Names(position, remaining);
                if (isFirst && names.Ids.IsEmpty)
                    names = Names(position, int.MaxValue); // the beginning of a name is better than nothing
                if (position.Part == ScriptPart.LineStart && speakers.ShortestName > 0)
                    return Keep(candidates, LineStarts(candidates, names, position, remaining, settingCanCome));
                return !names.Ids.IsEmpty ? Keep(candidates, names) : Speech(candidates, position, remaining);
            case ScriptPart.Setting when _knowsSettings:
                return Setting(candidates, position, remaining);
            case ScriptPart.SettingEnd:
                return Keep(candidates, remaining > AfterLineEnd ? [_lineEnd] : []);
            default:
                return Speech(candidates, position, remaining);
        }
    }

    // A line end is worth it if the next line has room: a blank line, a name and a word.
    private int AfterLineEnd => speakers.ShortestName + 2;

    // The words that can come here on the way to a name, with their weights' logarithms.
    private WordBiases Names(ScriptPosition position, int remaining)
    {
        var before = vocabulary.Encode(position.NameSoFar);
        var (best, heaviest) = (new WordBiases(), 0.0);
        foreach (var (member, weight) in speakers.For(position.Speeches - speechesBefore, position.LastSpeaker))
        {
            if (
                member.Ids.Length <= before.Length
                || member.Ids.Length - before.Length >= remaining
                || !member.Ids.AsSpan().StartsWith(before)
            )
            {
                continue;
            }

            var next = member.Ids[before.Length];
            best[next] = Math.Max((float)weight, best[next]);
            heaviest = Math.Max(heaviest, weight);
        }
        // Along a name of several words, the quotients multiply to its weight over the greatest.
        foreach (var id in best.Ids)
            best[id] = (float)Math.Log(best[id] / heaviest);
        return best;
    }

    // Names, and what else can begin a line. That some cannot speak makes neither settings nor blank lines likelier: those who can
    // share the probability of all.
    private WordBiases LineStarts(Candidates candidates, WordBiases names, ScriptPosition position, int remaining, bool settingCanCome)
    {
        var (highest, all, allowed) = (float.NegativeInfinity, 0.0, 0.0);
        foreach (var id in names.Ids)
            highest = Math.Max(highest, candidates.Logits[id - 1]);
        foreach (var id in speakers.FirstWords)
            highest = Math.Max(highest, candidates.Logits[id - 1]);
        foreach (var id in names.Ids)
            allowed += Math.Exp(candidates.Logits[id - 1] - highest) * Math.Exp(names[id]);
        foreach (var id in speakers.FirstWords)
            all += Math.Exp(candidates.Logits[id - 1] - highest);
        var share = allowed > 0 ? (float)Math.Log(all / allowed) : 0;
        foreach (var id in names.Ids)
            names[id] += share;

        if (!position.AfterBlankLine && _lineEnd > 0 && remaining >= AfterLineEnd)
            names[_lineEnd] = 0;
        if (settingCanCome && !position.AfterSetting && _knowsSettings && remaining >= 3)
        {
            foreach (var id in _settingStarts)
                names[id] = 0;
        }

        return names;
    }

    private bool Setting(Candidates candidates, ScriptPosition position, int remaining)
    {
        if (remaining == 1 || position.Words >= LongestSetting)
            return Keep(candidates, _settingEnds);
        Allow(candidates, _settingEnds);
        return true;
    }

    private bool Speech(Candidates candidates, ScriptPosition position, int remaining)
    {
        var left = Math.Min(remaining, (rules.LongestLine ?? int.MaxValue) - position.Words);
        if (position.DirectionWords >= 0 && _close > 0)
        {
            if (remaining == 1 || position.DirectionWords > 0 && (left <= 1 || position.DirectionWords >= LongestDirection))
                return Keep(candidates, [_close]);
            Allow(candidates, position.DirectionWords > 0 ? [_close] : []);
            if (position.DirectionWords == 0)
                candidates.RuleOut(_marks);
            return true;
        }
        var canEnd = _lineEnd > 0 && position.Words > 0 && remaining > AfterLineEnd;
        if (left <= 0)
            return Keep(candidates, canEnd ? [_lineEnd] : []);
        if (left == 1 && remaining > 1 && _sentenceEnds.Length > 0 && position.Words > 0)
            return Keep(candidates, canEnd && Tokenizer.EndsSentence(position.LastWord) ? [_lineEnd, .. _sentenceEnds] : _sentenceEnds);
        List<int> also = canEnd && position.Words >= rules.ShortestLine ? [_lineEnd] : [];
        if (_open > 0 && _close > 0 && rules.Directions > 0 && left > 3)
        {
            candidates.Logits[_open - 1] += _directionBias;
            also.Add(_open);
        }
        Allow(candidates, also);
        return true;
    }

    // Leaves what can be said anywhere, and these.
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
