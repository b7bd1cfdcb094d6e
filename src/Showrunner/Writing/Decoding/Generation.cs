using System.Collections.Concurrent;

namespace Showrunner;

/// <summary>A text being written: which words may come next, by the model's scores and all controls, and when it ends.</summary>
internal sealed class Generation
{
    private readonly Vocabulary _vocabulary;
    private readonly WritingContext _text;
    private readonly WritingOptions _options;
    private readonly ScriptGrammar _form;
    private readonly List<ISampler> _samplers;
    private readonly StopStrings _stops;
    private readonly ConcurrentBag<Candidates> _spare;
    private Candidates? _candidates; // from the step of the model to the word that comes of it
    private float[]? _scores; // the model's own, where probabilities are asked for
    private int _drawn,
        _linesEnded;

    /// <param name="model">The model.</param>
    /// <param name="text">The text, which then belongs to the scene.</param>
    /// <param name="options">All controls.</param>
    /// <param name="random">What is drawn with.</param>
    /// <param name="spare">Candidates that no scene of this model uses; the scene takes one for each word, and gives it back.</param>
    /// <exception cref="ShowrunnerException">An option names a word or a speaker that the model does not know, or contradicts another.</exception>
    public Generation(ScriptModel model, WritingContext text, WritingOptions options, SplitMix64 random, ConcurrentBag<Candidates> spare)
    {
        (_vocabulary, _text, _options, _stops, _spare) = (model.Vocabulary, text, options, new StopStrings(options.Stop), spare);
        Candidates.Check(_vocabulary.Size);
        var (kinds, casting) = (model.Show.Cast.Kinds, new SpeakerRules(model.Show.Cast, options.Script));
        _form = new ScriptGrammar(text.Place, model.Vocabulary, kinds, casting, options.Script, () => Remaining);
        if (options.OneScene && !_form.KnowsSettings)
        {
            throw new ShowrunnerException(
                "The model knows no settings (\"[setting: …]\"), so that it cannot tell where a scene ends. Give a number of lines or a stop string."
            );
        }

        _samplers = SamplerChain.Build(
            options,
            model,
            kinds,
            text.Words,
            random,
            () => casting.TemperatureOf(text.Place.Speaker, options.Temperature)
        );
        if (options.Wanted.Count > 0)
        {
            _samplers.Insert(
                0,
                new WantedWords(
                    [.. options.Wanted.Select(word => WordLookup.In(model.Vocabulary, word, "wanted words"))],
                    text.Words,
                    () => Remaining
                )
            );
        }

        if (options.Banned.Count > 0)
        {
            _samplers.Insert(
                0,
                new BannedWords(
                    [.. options.Banned.Select(phrase => WordLookup.Words(model.Vocabulary, phrase, "banned words"))],
                    text.Words
                )
            );
        }
    }

    /// <summary>What the model reads next, and where it puts its scores.</summary>
    public ModelStream Stream => new(_text.Words[^1], _text.State, All.AllLogits);

    /// <summary>Whether the text has ended.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Whether it ended only because it has as many words as were asked for.</summary>
    public bool IsCutShort { get; private set; }

    /// <summary>The logarithm of the sum of e^score, before any control, where <see cref="Choices"/> was asked for probabilities or by beams.</summary>
    public double LogTotal { get; private set; }

    private int Remaining => _options.Words - _drawn;

    private Candidates All => _candidates ??= _spare.TryTake(out var spare) ? spare : new(_vocabulary.Size);

    /// <summary>The words that may come next, by the model's scores, which it changes; null where the text must end. Valid until <see cref="Add"/>.</summary>
    public Candidates? Choices()
    {
        _form.SettingMayCome = !_options.OneScene || _drawn >= _options.MinWords;
        var candidates = All;
        candidates.Restore();
        if (_options.Probabilities || _options.Beams is not null)
            LogTotal = candidates.LogTotal();
        if (_options.Probabilities)
            candidates.AllLogits.CopyTo(_scores ??= new float[_vocabulary.Size], 0);
        if (!_form.Apply(candidates))
            return null;
        foreach (var sampler in _samplers)
            sampler.Apply(candidates);
        return candidates;
    }

    /// <summary>Adds one of <see cref="Choices"/>, and gives the words that are certain now.</summary>
    public IReadOnlyList<WrittenWord> Add(int id)
    {
        GiveBack();
        var (wasSpeech, begins) = (_text.Place.Part is ScriptPart.Speech or ScriptPart.Name, _text.Place.Part == ScriptPart.LineStart);
        var word = _text.Add(id);
        if (begins && _text.Place.Part == ScriptPart.Setting && _options.OneScene)
            return End();
        if (wasSpeech && _text.Place.Part == ScriptPart.LineStart && ++_linesEnded == _options.Lines)
            return End();
        _drawn++;
        if (_scores is not null)
            word = word with { Probability = Math.Exp(_scores[id] - LogTotal), Alternatives = Likeliest(_scores) };
        IReadOnlyList<WrittenWord> certain = _options.Stop.Count == 0 || _drawn <= _options.MinWords ? [word] : [.. _stops.Add(word)];
        if (!_stops.Found && Remaining > 0)
            return certain;
        IsCutShort = !_stops.Found;
        return [.. certain, .. End()];
    }

    /// <summary>Ends the text, and gives the words that were held back.</summary>
    public IReadOnlyList<WrittenWord> End()
    {
        GiveBack();
        IsDone = true;
        return _stops.Found ? [] : [.. _stops.Rest()];
    }

    /// <summary>Becomes equal to <paramref name="other"/>, a scene of the same options that has not ended; its text must be made so besides.</summary>
    public void CopyFrom(Generation other)
    {
        GiveBack();
        (_drawn, _linesEnded, LogTotal) = (other._drawn, other._linesEnded, other.LogTotal);
        other._scores?.CopyTo(_scores ??= new float[_vocabulary.Size], 0);
        (IsDone, IsCutShort) = (false, false);
        _stops.CopyFrom(other._stops);
    }

    private void GiveBack()
    {
        if (_candidates is not null)
            _spare.Add(_candidates);
        _candidates = null;
    }

    private IReadOnlyList<WordProbability> Likeliest(float[] logits)
    {
        if (_options.Alternatives == 0)
            return [];
        var count = Math.Min(_options.Alternatives, logits.Length);
        var best = new PriorityQueue<int, float>(count);
        for (var id = 0; id < logits.Length; id++)
        {
            if (best.Count < count)
                best.Enqueue(id, logits[id]);
            else if (logits[id] > logits[best.Peek()])
                best.EnqueueDequeue(id, logits[id]);
        }
        return
        [
            .. best
                .UnorderedItems.OrderByDescending(word => word.Priority)
                .Select(word => new WordProbability(_vocabulary.Words[word.Element], Math.Exp(word.Priority - LogTotal))),
        ];
    }
}
