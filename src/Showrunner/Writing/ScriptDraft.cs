namespace Showrunner;

/// <summary>
/// A text while it is written, word by word: it says what the model is to read next, and takes the scores. Whoever steps the model may
/// step many texts at once; what a text becomes does not depend on that. <see cref="ScriptWriter.Begin(string, WritingOptions?)"/>
/// begins one and <see cref="ScriptWriter.Advance"/> goes on. One thread at a time.
/// </summary>
public sealed class ScriptDraft
{
    private readonly WritingContext _text;
    private readonly IReadOnlyList<string> _given;
    private readonly Func<WritingContext, IDecoding> _begin;
    private IDecoding? _decoding; // made when all given words are read: it has room for every word of the vocabulary
    private int _read;

    /// <param name="text">What is read already; it then belongs to the draft.</param>
    /// <param name="given">Words that follow and are given.</param>
    /// <param name="begin">Begins to write after the given words.</param>
    internal ScriptDraft(WritingContext text, IReadOnlyList<string> given, Func<WritingContext, IDecoding> begin) =>
        (_text, _given, _begin) = (text, given, begin);

    /// <summary>Whether the text has ended.</summary>
    public bool IsDone => _decoding is { IsDone: true };

    /// <summary>Whether it ended only because it has as many words as were asked for.</summary>
    public bool IsCutShort => _decoding is { IsCutShort: true };

    /// <summary>What the last step made certain, the given words too; often one word. Their texts, step after step, are the scene.</summary>
    public IReadOnlyList<WrittenWord> NewWords { get; private set; } = [];

    /// <summary>What the model reads next.</summary>
    internal IReadOnlyList<ModelStream> Streams =>
        _read < _given.Count ? [new(_text.Words[^1], _text.State, null)] : (_decoding ??= _begin(_text)).Streams;

    /// <summary>Goes on by one word after the model has read <see cref="Streams"/>.</summary>
    internal void Take() => NewWords = _decoding is null ? [_text.Give(_given[_read++])] : _decoding.Take();
}
