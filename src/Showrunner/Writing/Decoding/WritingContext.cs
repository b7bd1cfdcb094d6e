namespace Showrunner;

/// <summary>
/// A text and all that writing on from it needs: a few kB, and 4 bytes a word. <see cref="Clone"/> it to go on in several ways.
/// </summary>
internal sealed class WritingContext
{
    private readonly ScriptModel _model;
    private TextDecoder _decoder;

    /// <summary>The empty text. The corpus has an empty line before each speech, so that the first word follows a line end.</summary>
    public WritingContext(ScriptModel model)
    {
        (_model, _decoder, State, Place) = (model, new TextDecoder(), new LstmState(model.Options), new ScriptPosition());
        Words = [model.Vocabulary.IdOf(Tokenizer.Return)];
        model.Step(Words[0], State);
    }

    private WritingContext(WritingContext other)
    {
        (_model, _decoder, State, Place, Words) = (other._model, other._decoder, other.State, new ScriptPosition(), []);
        CopyFrom(other);
    }

    /// <summary>All words, oldest first, after the line end that is before them.</summary>
    public List<int> Words { get; }

    /// <summary>Where the next word stands.</summary>
    public ScriptPosition Place { get; }

    /// <summary>The state after all words but the last.</summary>
    public LstmState State { get; set; }

    /// <summary>Adds a word that was drawn, after the model has read the last.</summary>
    public WrittenWord Add(int id)
    {
        var word = _model.Vocabulary.Words[id];
        Words.Add(id);
        Place.Read(word);
        return new(word, _decoder.Append(word), IsPrime: false);
    }

    /// <summary>Lets the model read the last word and adds one that is given, known to the model or not.</summary>
    public WrittenWord Read(string token)
    {
        _model.Step(Words[^1], State);
        return Give(token);
    }

    /// <summary>Adds a word that is given, after the model has read the last.</summary>
    public WrittenWord Give(string token)
    {
        Words.Add(_model.Vocabulary.IdOf(token));
        Place.Read(token);
        return new(token, _decoder.Append(token), IsPrime: true);
    }

    public WritingContext Clone() => new(this);

    /// <summary>Becomes equal to <paramref name="other"/>; <see cref="Words"/> and <see cref="Place"/> stay the same objects.</summary>
    public void CopyFrom(WritingContext other)
    {
        (_decoder, State) = (other._decoder.Clone(), other.State.Clone());
        Place.CopyFrom(other.Place);
        Words.Clear();
        Words.AddRange(other.Words);
    }
}
