namespace Showrunner;

/// <summary>A text being written: draws one word after the other, by scores that it is given, under all controls.</summary>
internal sealed class Scene
{
    private readonly Vocabulary _vocabulary;
    private readonly TextSoFar _text;
    private readonly WritingOptions _options;
    private readonly Candidates _candidates;
    private readonly ScriptForm _form;
    private readonly List<ISampler> _samplers;
    private readonly SplitMix64 _random;
    private int _drawn, _linesEnded;

    /// <exception cref="ShowrunnerException">An option names a word or a speaker that the model does not know, or contradicts another.</exception>
    public Scene(ScriptModel model, WordKinds kinds, Cast cast, TextSoFar text, WritingOptions options, ulong seed)
    {
        (_vocabulary, _text, _options, _random, _candidates) = (model.Vocabulary, text, options, new SplitMix64(seed), new Candidates(model.Vocabulary.Size));
        var casting = new Casting(cast, options.Script);
        _form = new ScriptForm(text.Place, model.Vocabulary, kinds, casting, options.Script, () => Remaining);
        if (options.OneScene && !_form.KnowsSettings)
            throw new ShowrunnerException("The model knows no settings (\"[setting: …]\"), so that it cannot tell where a scene ends. Give a number of lines or a stop string.");
        _samplers = SamplerChain.Build(options, model, kinds, text.Words, _random, () => casting.TemperatureOf(text.Place.Speaker, options.Temperature));
        if (options.Wanted.Count > 0)
            _samplers.Insert(0, new WantedWords([.. options.Wanted.Select(word => OneWord.In(model.Vocabulary, word, "wanted words"))], text.Words, () => Remaining));
        if (options.Banned.Count > 0)
            _samplers.Insert(0, new BannedWords([.. options.Banned.Select(phrase => OneWord.Words(model.Vocabulary, phrase, "banned words"))], text.Words));
    }

    private int Remaining => _options.Words - _drawn;

    /// <summary>Whether it has as many words as were asked for.</summary>
    public bool IsFull => Remaining == 0;

    /// <summary>Where the model's scores of all words as the next are expected.</summary>
    public float[] Logits => _candidates.AllLogits;

    /// <summary>Draws the next word by <see cref="Logits"/>, which it changes; null where the text ends.</summary>
    public WrittenWord? Draw()
    {
        _form.SettingMayCome = !_options.OneScene || _drawn >= _options.FewestWords;
        _candidates.Restore();
        var total = _options.Probabilities ? _candidates.LogTotal() : 0;
        float[]? logits = _options.Probabilities ? [.. _candidates.AllLogits] : null;
        if (!_form.Apply(_candidates)) return null;
        foreach (var sampler in _samplers) sampler.Apply(_candidates);
        var id = _candidates.Draw(_random);

        var (wasSpeech, begins) = (_text.Place.Part is ScriptPart.Speech or ScriptPart.Name, _text.Place.Part == ScriptPart.LineStart);
        var word = _text.Add(id);
        if (begins && _text.Place.Part == ScriptPart.Setting && _options.OneScene) return null;
        if (wasSpeech && _text.Place.Part == ScriptPart.LineStart && ++_linesEnded == _options.Lines) return null;
        _drawn++;
        return logits is null ? word : word with { Probability = Math.Exp(logits[id] - total), Alternatives = Likeliest(logits, total) };
    }

    private IReadOnlyList<WordProbability> Likeliest(float[] logits, double total)
    {
        if (_options.Alternatives == 0) return [];
        var count = Math.Min(_options.Alternatives, logits.Length);
        var best = new PriorityQueue<int, float>(count);
        for (var id = 0; id < logits.Length; id++)
        {
            if (best.Count < count) best.Enqueue(id, logits[id]);
            else if (logits[id] > logits[best.Peek()]) best.EnqueueDequeue(id, logits[id]);
        }
        return [.. best.UnorderedItems.OrderByDescending(word => word.Priority).Select(word => new WordProbability(_vocabulary.Words[word.Element], Math.Exp(word.Priority - total)))];
    }
}
