using System.Runtime.InteropServices;

namespace Showrunner;

/// <summary>
/// A text up to the next word, and all that continuing it needs: its words, what the model remembers of them, and the position in the
/// script. A few kB, and 4 bytes a word. <see cref="Clone"/> it to continue in several ways.
/// </summary>
internal sealed class WritingContext
{
    private readonly ScriptModel _model;
    private readonly List<int> _words;
    private readonly List<float[]>? _directions;
    private TextDecoder _decoder;
    private bool _endsInSpace; // what was typed last: no other space follows

    /// <summary>The empty text, of which the model has read nothing yet.</summary>
    /// <param name="model">The model.</param>
    /// <param name="keepsDirections">
    /// Whether <see cref="Directions"/> are wanted: 4 bytes for each unit of the last layer, each word.
    /// </param>
    public WritingContext(ScriptModel model, bool keepsDirections = false)
    {
        (_model, _decoder, State, Position) = (model, new TextDecoder(), new LstmState(model.Options), new ScriptPosition());
        // The corpus has an empty line before each speech, so the first word follows a line end, and that line end another.
        _words = [model.Vocabulary.IdOf(Tokenizer.Return)];
        _directions = keepsDirections ? [] : null;
    }

    private WritingContext(WritingContext other)
    {
        (_model, _decoder, State, Position, _words) = (other._model, other._decoder, other.State, new ScriptPosition(), []);
        _directions = other._directions is null ? null : [];
        CopyFrom(other);
    }

    /// <summary>All words, oldest first, after the line end that stands before the text.</summary>
    public ReadOnlySpan<int> Words => CollectionsMarshal.AsSpan(_words);

    /// <summary>Where the next word stands.</summary>
    public ScriptPosition Position { get; }

    /// <summary>What the model remembers of all words but the last.</summary>
    public LstmState State { get; set; }

    /// <summary>Whether the model has read the first of the two line ends that stand before every text.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The direction of the model's output after each word that it has read; null unless they are kept.</summary>
    public IReadOnlyList<float[]>? Directions => _directions;

    /// <summary>What the model reads next: the last word.</summary>
    /// <param name="logits">Where the scores of the word after it go; null if they are not wanted.</param>
    public ModelStream NextStream(float[]? logits) => new(_words[^1], State, logits);

    /// <summary>Opens the text, after the model has read <see cref="NextStream"/> for the first time.</summary>
    public void Open()
    {
        IsOpen = true;
        KeepDirection();
    }

    /// <summary>Adds a word that was chosen, after the model has read the last.</summary>
    public WrittenWord Add(int id) => Add(id, _model.Vocabulary.Words[id], isPrime: false);

    /// <summary>A word that could come next.</summary>
    public WordProbability Preview(int id, double probability)
    {
        var word = _model.Vocabulary.Words[id];
        return new(word, Spaced(_decoder.Clone().Append(word)), probability);
    }

    /// <summary>Adds a word that is given, known to the model or not, after the model has read the last.</summary>
    public WrittenWord Give(GivenWord word)
    {
        var given = Add(_model.Vocabulary.IdOf(word.Token), word.Token, isPrime: true) with { Text = word.Text };
        _endsInSpace = word.Text is [.., var last] && char.IsWhiteSpace(last);
        return given;
    }

    /// <summary>Lets the model read all of a text that is given.</summary>
    /// <returns>Its words.</returns>
    public IEnumerable<WrittenWord> ReadAll(string text) => [.. TypedText.Words(text, _model.Vocabulary).Select(Read)];

    private WrittenWord Read(GivenWord word)
    {
        if (!IsOpen)
        {
            _model.Step(_words[^1], State);
            Open();
        }
        _model.Step(_words[^1], State);
        return Give(word);
    }

    /// <summary>An equal context that is independent of this one.</summary>
    public WritingContext Clone() => new(this);

    /// <summary>Becomes equal to <paramref name="other"/>, a context of the same model.</summary>
    public void CopyFrom(WritingContext other)
    {
        (_decoder, State, IsOpen, _endsInSpace) = (other._decoder.Clone(), other.State.Clone(), other.IsOpen, other._endsInSpace);
        Position.CopyFrom(other.Position);
        _words.Clear();
        _words.AddRange(other._words);
        _directions?.Clear();
        _directions?.AddRange(other._directions ?? []);
    }

    private WrittenWord Add(int id, string word, bool isPrime)
    {
        KeepDirection();
        _words.Add(id);
        Position.Read(word);
        var text = Spaced(_decoder.Append(word));
        _endsInSpace = false;
        return new(word, text, isPrime);
    }

    private string Spaced(string text) => _endsInSpace ? text.TrimStart(' ') : text;

    private void KeepDirection() => _directions?.Add(OutputDirection.Of(_model, State));
}
