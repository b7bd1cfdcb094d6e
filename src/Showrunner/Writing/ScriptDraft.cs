namespace Showrunner;

/// <summary>
/// A text while it is written, word by word: it says what the model is to read next, and takes the scores. Whoever steps the model may
/// step many texts at once; what a text becomes does not depend on that. <see cref="ScriptWriter.Begin(string, WritingOptions?)"/>
/// begins one and <see cref="ScriptWriter.Advance"/> goes on. One thread at a time.
/// </summary>
public sealed class ScriptDraft
{
    private readonly TextSoFar _text;
    private readonly IReadOnlyList<string> _given;
    private readonly WritingOptions _options;
    private readonly Func<TextSoFar, Scene> _begin;
    private readonly StopStrings _stops;
    private Scene? _scene;      // made when all given words are read: it has room for every word of the vocabulary
    private int _read, _drawn;

    /// <param name="text">What is read already; it then belongs to the draft.</param>
    /// <param name="given">Words that follow and are given.</param>
    /// <param name="options">How to write.</param>
    /// <param name="begin">Begins to write after the given words.</param>
    internal ScriptDraft(TextSoFar text, IReadOnlyList<string> given, WritingOptions options, Func<TextSoFar, Scene> begin) =>
        (_text, _given, _options, _begin, _stops) = (text, given, options, begin, new StopStrings(options.Stop));

    /// <summary>Whether the text has ended.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Whether it ended only because it has as many words as were asked for.</summary>
    public bool IsCutShort { get; private set; }

    /// <summary>What the last step made certain, the given words too; often one word. Their texts, step after step, are the scene.</summary>
    public IReadOnlyList<WrittenWord> News { get; private set; } = [];

    /// <summary>The word that the model reads next.</summary>
    internal int Word => _text.Words[^1];

    /// <summary>What it has read before.</summary>
    internal LstmState State => _text.State;

    /// <summary>Where it puts its scores; null while words are given.</summary>
    internal float[]? Logits => _read < _given.Count ? null : (_scene ??= _begin(_text)).Logits;

    /// <summary>Goes on by one word after the model has read <see cref="Word"/>.</summary>
    internal void Take()
    {
        if (_scene is null)
        {
            News = [_text.Give(_given[_read++])];
            return;
        }
        var word = _scene.Draw();
        IsCutShort = word is not null && _scene.IsFull;
        IsDone = word is null || IsCutShort;
        News = [.. word is null ? [] : Certain(word), .. IsDone && !_stops.Found ? _stops.Rest() : []];
    }

    private WrittenWord[] Certain(WrittenWord word)
    {
        if (_options.Stop.Count == 0 || _drawn++ < _options.FewestWords) return [word];
        WrittenWord[] certain = [.. _stops.Add(word)];
        if (_stops.Found) (IsDone, IsCutShort) = (true, false);
        return certain;
    }
}
