namespace Showrunner;

/// <summary>
/// A text between two words: it says what the model reads next, and takes the scores. A caller can step many texts at once; what
/// becomes of each does not depend on the others. <see cref="ScriptWriter.Begin"/> begins one and <see cref="ScriptWriter.Advance"/>
/// continues it. One thread at a time.
/// </summary>
public sealed class ScriptDraft
{
    private readonly ScriptModel _model;
    private readonly WritingContext _context;
    private readonly IReadOnlyList<GivenWord> _given;
    private readonly Func<WritingContext, IDecoding> _decode;
    private readonly Candidates? _scores; // of given words, where their probabilities are wanted
    private readonly int _alternatives;
    private IDecoding? _decoding; // begins when all given words are read
    private int _read;

    /// <param name="model">The model.</param>
    /// <param name="context">What is read already; it then belongs to the draft.</param>
    /// <param name="given">Words that follow and are given.</param>
    /// <param name="options">Which probabilities are wanted.</param>
    /// <param name="decode">Begins to write after the given words.</param>
    internal ScriptDraft(
        ScriptModel model,
        WritingContext context,
        IReadOnlyList<GivenWord> given,
        WritingOptions options,
        Func<WritingContext, IDecoding> decode
    )
    {
        (_model, _context, _given, _decode, _alternatives) = (model, context, given, decode, options.Alternatives);
        Seed = options.Seed;
        _scores = options is { Probabilities: true, PrimeProbabilities: true } ? new(model.Vocabulary.Size) : null;
    }

    /// <summary>The seed that writes this text again; null where none was given.</summary>
    public ulong? Seed { get; }

    /// <summary>Whether the text has ended.</summary>
    public bool IsDone => Failure is not null || _decoding is { IsDone: true };

    /// <summary>Whether it ended only because it has as many words as were asked for.</summary>
    public bool IsCutShort => _decoding is { IsCutShort: true };

    /// <summary>Why this text could not be continued; null where nothing failed.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>
    /// The words that the last step made certain, given words too: often one, none at first. Their texts, step after step, are the scene.
    /// </summary>
    public IReadOnlyList<WrittenWord> NewWords { get; private set; } = [];

    /// <summary>How many words and marks are given.</summary>
    public int GivenWords => _given.Count;

    /// <summary>What a user should know of the given words; see <see cref="ScriptWriter.Remarks"/>.</summary>
    /// <param name="max">How many sentences at most.</param>
    public IReadOnlyList<string> Remarks(int max = 10) => [.. PrimeRemarks.On(_given, _model).Take(max)];

    /// <summary>What the model reads next; nothing if that fails.</summary>
    internal IReadOnlyList<ModelStream> Streams() =>
        Try(() =>
            !_context.IsOpen ? [_context.NextStream(null)]
            : _read < _given.Count ? [_context.NextStream(_read > 0 ? _scores?.AllLogits : null)]
            : (_decoding ??= _decode(_context)).Streams
        );

    /// <summary>Continues after the model has read <see cref="Streams"/>.</summary>
    internal void Take()
    {
        if (Failure is null)
            NewWords = Try(Words);
    }

    private IReadOnlyList<WrittenWord> Words()
    {
        if (_context.IsOpen)
            return _decoding is null ? [Give(_given[_read++])] : _decoding.Take();
        _context.Open();
        return [];
    }

    // Nothing comes before the first word, so it has no probability.
    private WrittenWord Give(GivenWord word)
    {
        if (_scores is null || _read == 1)
            return _context.Give(word);
        var (logits, logTotal) = (_scores.AllLogits, _scores.LogTotal());
        var alternatives = Likeliest.Of(_context, logits, logTotal, _alternatives);
        return _context.Give(word) with
        {
            Probability = Math.Exp(logits[_model.Vocabulary.IdOf(word.Token)] - logTotal),
            Alternatives = alternatives,
        };
    }

    // One text that fails leaves the others of its step alone.
    private IReadOnlyList<T> Try<T>(Func<IReadOnlyList<T>> step)
    {
        try
        {
            return step();
        }
        catch (Exception exception)
        {
            (Failure, NewWords) = (exception, []);
            return [];
        }
    }
}
