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
    private Candidates? _candidates; // from the model's step to the word that comes of it
    private float[]? _scores; // the model's own, where probabilities are wanted
    private int _drawn;
    private int _linesEnded;

    /// <param name="model">The model.</param>
    /// <param name="context">The text, which then belongs to this.</param>
    /// <param name="options">All controls; they are valid for the model.</param>
    /// <param name="random">What words are drawn with.</param>
    /// <param name="spare">Candidates that are not in use; each word takes one from there, and gives it back.</param>
    public Generation(ScriptModel model, WritingContext context, WritingOptions options, SplitMix64 random, ConcurrentBag<Candidates> spare)
    {
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

    private int Remaining => _options.Words - _drawn;

    private Candidates All => _candidates ??= _spare.TryTake(out var spare) ? spare : new(_vocabulary.Size);

    public IReadOnlyList<WrittenWord> Take() => Choices() is { } choices ? Add(choices.Draw(_random)) : End();

    /// <summary>
    /// The words that can come next, with their logits after all controls; null where the text must end. Valid until <see cref="Add"/>.
    /// </summary>
    public Candidates? Choices()
    {
        var candidates = All;
        candidates.Restore();
        if (_options.Probabilities || _options.Beams is not null)
            LogTotal = candidates.LogTotal();
        if (_options.Probabilities)
            candidates.AllLogits.CopyTo(_scores ??= new float[_vocabulary.Size], 0);
        var position = _context.Position;
        var settingCanCome = !_options.OneScene || _drawn >= _options.MinWords;
        if (!_grammar.Apply(candidates, position, Remaining, settingCanCome, isFirst: _drawn == 0))
            return null;
        var step = new WritingStep
        {
            Words = _context.Words,
            Given = _given,
            Remaining = Remaining,
            Temperature = _speakers.TemperatureOf(position.Speaker, _options.Temperature),
        };
        foreach (var sampler in _samplers)
            sampler.Apply(candidates, step);
        return candidates;
    }

    /// <summary>Adds one of <see cref="Choices"/>, and gives the words that are certain now.</summary>
    public IReadOnlyList<WrittenWord> Add(int id)
    {
        GiveBack();
        var position = _context.Position;
        var (wasSpeech, begins) = (position.Part is ScriptPart.Speech or ScriptPart.Name, position.Part == ScriptPart.LineStart);
        var alternatives = _scores is null ? [] : Likeliest.Of(_context, _scores, LogTotal, _options.Alternatives);
        var word = _context.Add(id);
        if (begins && position.Part == ScriptPart.Setting && _options.OneScene)
            return End();
        if (wasSpeech && position.Part == ScriptPart.LineStart && ++_linesEnded == _options.Lines)
            return End();
        _drawn++;
        if (_scores is not null)
            word = word with { Probability = Math.Exp(_scores[id] - LogTotal), Alternatives = alternatives };
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

    /// <summary>Becomes equal to <paramref name="other"/>, which has the same options and has not ended; its text too.</summary>
    public void CopyFrom(Generation other)
    {
        GiveBack();
        _context.CopyFrom(other._context);
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
}
