using System.Collections.Concurrent;

namespace Showrunner;

/// <summary>
/// Writes on from a context: which words can come next, by the model's scores and all controls, and when the text ends. By itself it
/// draws one word after the other; searches choose for themselves, from <see cref="Choices"/>.
/// </summary>
internal sealed class Generation : IDecoding
{
    private readonly Vocabulary _vocabulary;
    private readonly WritingContext _context;
    private readonly WritingOptions _options;
    private readonly SplitMix64 _random;
    private readonly SpeakerRules _speakers;
    private readonly ScriptGrammar _grammar;
    private readonly ISampler[] _samplers;
    private readonly StopStrings _stops;
    private readonly ConcurrentBag<Candidates> _spare;
    private readonly int _given;
    private readonly bool _ranks;
    private Candidates? _candidates; // from the model's step to the word that comes of it
    private float[]? _scores; // the model's own, where probabilities are wanted
    private int _drawn;
    private int _linesEnded;

    /// <param name="model">The model.</param>
    /// <param name="context">The text, which then belongs to this.</param>
    /// <param name="options">All controls; they are valid for the model.</param>
    /// <param name="random">What words are drawn with.</param>
    /// <param name="spare">Candidates that are not in use; each word takes one from there, and gives it back.</param>
    /// <param name="ranks">Whether <see cref="LogProbability"/> is wanted.</param>
    public Generation(
        ScriptModel model,
        WritingContext context,
        WritingOptions options,
        SplitMix64 random,
        ConcurrentBag<Candidates> spare,
        bool ranks = false
    )
    {
        _ranks = ranks;
        (_vocabulary, _context, _options, _random, _spare) = (model.Vocabulary, context, options, random, spare);
        _given = context.Words.Length;
        _stops = new StopStrings(options.Stop);
        _speakers = new SpeakerRules(model.Show.Cast, options.Script);
        _grammar = new ScriptGrammar(model.Vocabulary, model.Show.Cast.Kinds, _speakers, options.Script, context.Position.Speeches);
        _samplers = SamplerChain.Create(options, model, random);
    }

    public IReadOnlyList<ModelStream> Streams => [_context.NextStream(All.AllLogits)];

    public bool IsDone { get; private set; }

    public bool IsCutShort { get; private set; }

    /// <summary>The text so far.</summary>
    public WritingContext Context => _context;

    /// <summary>ln Σ e^score before any control, where probabilities are wanted or beams need it; set by <see cref="Choices"/>.</summary>
    public double LogTotal { get; private set; }

    // A text that ends with its sentence may be half as long again.
    private int Remaining => (_options.Exact ? _options.Words : _options.Words + _options.Words / 2) - _drawn;

    private bool NeedsScores => _options.Probabilities || _options.Beams is not null || _ranks;

    private Candidates All => _candidates ??= _spare.TryTake(out var spare) ? spare : new(_vocabulary.Size);

    public IReadOnlyList<WrittenWord> Take() => Choices() is { } choices ? Add(Draw(choices)) : End();

    /// <summary>Draws one of <see cref="Choices"/>.</summary>
    public int Draw(Candidates choices) => choices.Draw(_random);

    /// <summary>ln p of a word by the model alone, where lines are ranked or probabilities wanted; set by <see cref="Choices"/>.</summary>
    public double LogProbability(int id) => _scores![id] - LogTotal;

    /// <summary>
    /// The words that can come next, with their logits after all controls; null where the text must end. Valid until <see cref="Add"/>.
    /// </summary>
    public Candidates? Choices()
    {
        var candidates = All;
        candidates.Restore();
        if (NeedsScores)
            LogTotal = candidates.LogTotal();
        if (_options.Probabilities || _ranks)
            candidates.AllLogits.CopyTo(_scores ??= new float[_vocabulary.Size], 0);
        var position = _context.Position;
        var settingCanCome = !_options.OneScene || _drawn >= _options.MinWords;
        if (!_grammar.Apply(candidates, position, Remaining, settingCanCome, isFirst: _drawn == 0))
            return null;
        var step = new WritingStep
        {
            Words = _context.Words,
            Given = _given,
            Remaining = Math.Max(1, _options.Words - _drawn),
            Speaker = position.Speaker,
            Temperature = _speakers.TemperatureOf(position.Speaker, _options.Temperature),
        };
        foreach (var sampler in _samplers)
            sampler.Apply(candidates, step);
        return candidates;
    }

    /// <summary>Adds one of <see cref="Choices"/>, and gives the words that are certain now.</summary>
    /// <param name="id">The word.</param>
    /// <param name="gain">Its <see cref="WrittenWord.Gain"/>.</param>
    public IReadOnlyList<WrittenWord> Add(int id, double? gain = null)
    {
        GiveBack();
        var position = _context.Position;
        var (wasSpeech, begins) = (position.Part is ScriptPart.Speech or ScriptPart.Name, position.Part == ScriptPart.LineStart);
        var alternatives = _scores is null ? [] : Likeliest.Of(_context, _scores, LogTotal, _options.Alternatives);
        var word = _context.Add(id);
        if (begins && position.Part == ScriptPart.Setting && _options.OneScene)
            return End();
        var endsLine = wasSpeech && position.Part == ScriptPart.LineStart;
        if (endsLine && ++_linesEnded == _options.Lines)
            return End();
        var hasAll = !_options.Exact && _drawn + 1 >= _options.Words;
        if (endsLine && hasAll)
        {
            IsCutShort = true;
            return End();
        }
        _drawn++;
        if (gain is not null)
            word = word with { Gain = gain };
        if (_options.Probabilities)
            word = word with { Probability = Math.Exp(LogProbability(id)), Alternatives = alternatives };
        IReadOnlyList<WrittenWord> certain = _options.Stop.Count == 0 || _drawn <= _options.MinWords ? [word] : [.. _stops.Add(word)];
        if (!_stops.Found && Remaining > 0 && !(hasAll && position.Part == ScriptPart.Speech && position.IsAfterSentence))
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

    /// <summary>Takes the model's step from <paramref name="other"/>, whose text is equal and whose step is not used yet.</summary>
    public void ReadAs(Generation other)
    {
        other.All.AllLogits.CopyTo(All.AllLogits, 0);
        _context.State = other._context.State.Clone();
    }

    /// <summary>Becomes equal to <paramref name="other"/>, which has the same options; its text too.</summary>
    public void CopyFrom(Generation other)
    {
        GiveBack();
        _context.CopyFrom(other._context);
        (_drawn, _linesEnded, LogTotal) = (other._drawn, other._linesEnded, other.LogTotal);
        other._scores?.CopyTo(_scores ??= new float[_vocabulary.Size], 0);
        (IsDone, IsCutShort) = (other.IsDone, other.IsCutShort);
        _stops.CopyFrom(other._stops);
        foreach (var (sampler, same) in _samplers.Zip(other._samplers))
            sampler.CopyFrom(same);
    }

    private void GiveBack()
    {
        if (_candidates is not null)
            _spare.Add(_candidates);
        _candidates = null;
    }
}
