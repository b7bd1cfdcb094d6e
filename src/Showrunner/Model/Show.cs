namespace Showrunner;

/// <summary>
/// What a model knows about its show besides the network's weights: the words, the training text, how words are spelt, and who
/// speaks. What takes time is made at first use. Immutable, and safe for any number of threads.
/// </summary>
public sealed class Show
{
    private readonly TrainingText? _text;
    private readonly Lazy<int[]?> _words;
    private readonly Lazy<DialogueIndex?> _dialogue;
    private readonly Lazy<LineBalance?> _balance;
    private readonly Lazy<Spelling> _spelling;
    private readonly Lazy<Cast> _cast;
    private readonly Lazy<SpeakerTable> _speakers;
    private Lazy<int[]?> _wordsToCopy;
    private Lazy<NoveltyIndex?> _novelty;

    internal Show(Vocabulary vocabulary, TrainingText? text, CheckpointManifest manifest, Func<Spelling?> spelling, Func<Cast>? cast = null)
    {
        (Vocabulary, _text, Origins, Mixed, Writing) = (vocabulary, text, manifest.Origins, manifest.Mixed, manifest.Writing);
        _words = new(() => text?.Words(vocabulary.Size));
        (_wordsToCopy, _novelty) = (_words, IndexOf(_words));
        _dialogue = new(() => _words.Value is { } words ? new DialogueIndex(words, vocabulary, Cast.Kinds) : null);
        _balance = new(() => _words.Value is { } words ? new LineBalance([.. DialogueLine.In(words, Cast.Kinds)], Cast.Kinds) : null);
        _spelling = new(() => spelling() ?? SpellingOfText());
        _cast = new(cast ?? (() => new Cast(vocabulary, text)));
        var names = manifest.Speakers;
        _speakers = new(() => new SpeakerTable(names, vocabulary));
    }

    /// <summary>The words that the model reads and scores.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>The models that it went on from, the first one first; their training text is not in the checkpoint.</summary>
    public IReadOnlyList<ModelOrigin> Origins { get; }

    /// <summary>The text that was mixed into the training text, where one was; it is not in the checkpoint.</summary>
    public MixedOrigin? Mixed { get; }

    /// <summary>Texts besides the training text whose runs count as copied: <see cref="ScriptModel.WithKnownTexts"/>.</summary>
    public IReadOnlyList<Corpus> KnownTexts { get; private set; } = [];

    /// <summary>
    /// Finds runs of words in the training text and in <see cref="KnownTexts"/>; null where the checkpoint has no training text.
    /// </summary>
    public NoveltyIndex? Novelty => _novelty.Value;

    /// <summary>How words are spelt; where the checkpoint does not say, it is guessed from the names in the training text.</summary>
    public Spelling Spelling => _spelling.Value;

    /// <summary>Settings of controls over writing that suit the model, by the controls' names.</summary>
    public IReadOnlyDictionary<string, double> Writing { get; }

    /// <summary>The training text; null where the checkpoint has none.</summary>
    internal TrainingText? TrainingText => _text;

    /// <summary>Its ids; null where the checkpoint has none.</summary>
    internal int[]? TrainingWords => _words.Value;

    /// <summary>The same, and those of <see cref="KnownTexts"/>, with the unknown word before each, over which no run goes.</summary>
    internal int[]? WordsToCopy => _wordsToCopy.Value;

    /// <summary>Which words answer which in the training text; null where the checkpoint has none.</summary>
    internal DialogueIndex? Dialogue => _dialogue.Value;

    /// <summary>Which marks the lines of the training text have, and how long they are; null where the checkpoint has none.</summary>
    internal LineBalance? Balance => _balance.Value;

    /// <summary>Everyone who can speak.</summary>
    internal Cast Cast => _cast.Value;

    /// <summary>The speakers whom the model has a vector of.</summary>
    internal SpeakerTable Speakers => _speakers.Value;

    // A method of its own, so that no one keeps the checkpoint, whose weights are to be freed.
    internal static Show Of(Checkpoint checkpoint)
    {
        var spelling = checkpoint.Spelling;
        return new(checkpoint.Vocabulary, checkpoint.TrainingText, checkpoint.Manifest, () => spelling);
    }

    internal Show WithKnownTexts(IReadOnlyList<Corpus> texts)
    {
        var show = (Show)MemberwiseClone();
        show.KnownTexts = texts;
        show._wordsToCopy = new(() =>
            _words.Value is { } words ? [.. words, .. texts.SelectMany(text => Vocabulary.Encode(text).Prepend(0))] : null
        );
        show._novelty = IndexOf(show._wordsToCopy);
        return show;
    }

    private static Lazy<NoveltyIndex?> IndexOf(Lazy<int[]?> text) => new(() => text.Value is { } words ? new NoveltyIndex(words) : null);

    private Spelling SpellingOfText() =>
        _text is null ? Spelling.Plain : Spelling.OfTokens(_text.Words(Vocabulary.Size).Select(id => Vocabulary.Words[id]));
}
