namespace Showrunner;

/// <summary>
/// A text between two words: it says what the model reads next, and takes the scores. A caller can step many texts at once; what
/// becomes of each does not depend on the others. <see cref="ScriptWriter.Begin"/> begins one and <see cref="ScriptWriter.Advance"/>
/// continues it. One thread at a time.
/// </summary>
public sealed class ScriptDraft
{
    private readonly WritingContext _context;
    private readonly IReadOnlyList<string> _given;
    private readonly Func<WritingContext, IDecoding> _decode;
    private IDecoding? _decoding; // begins when all given words are read
    private int _read;

    /// <param name="context">What is read already; it then belongs to the draft.</param>
    /// <param name="given">Words that follow and are given.</param>
    /// <param name="decode">Begins to write after the given words.</param>
    internal ScriptDraft(WritingContext context, IReadOnlyList<string> given, Func<WritingContext, IDecoding> decode) =>
        (_context, _given, _decode) = (context, given, decode);

    /// <summary>Whether the text has ended, by itself or by a <see cref="Failure"/>.</summary>
    public bool IsDone => Failure is not null || _decoding is { IsDone: true };

    /// <summary>Why the text could not be continued; null: it could. What else was continued with it is not affected.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Whether it ended only because it has as many words as were asked for.</summary>
    public bool IsCutShort => _decoding is { IsCutShort: true };

    /// <summary>
    /// The words that the last step made certain, given words too: often one, none at first. Their texts, step after step, are the scene.
    /// </summary>
    public IReadOnlyList<WrittenWord> NewWords { get; private set; } = [];

    /// <summary>What the model reads next; nothing after a failure.</summary>
    internal IReadOnlyList<ModelStream> Prepare()
    {
        IReadOnlyList<ModelStream> streams = [];
        Try(() =>
            streams = !_context.IsOpen || _read < _given.Count ? [_context.NextStream(null)] : (_decoding ??= _decode(_context)).Streams
        );
        return streams;
    }

    /// <summary>Continues after the model has read what <see cref="Prepare"/> gave.</summary>
    internal void Take() => Try(Continue);

    private void Continue()
    {
        if (_context.IsOpen)
        {
            NewWords = _decoding is null ? [_context.Give(_given[_read++])] : _decoding.Take();
        }
        else
        {
            _context.Open();
            NewWords = [];
        }
    }

    private void Try(Action work)
    {
        if (Failure is not null)
            return;
        try
        {
            work();
        }
        catch (Exception exception)
        {
            (Failure, NewWords) = (exception, []); // whoever waits for the text reports it
        }
    }
}
