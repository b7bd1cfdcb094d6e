using System.Globalization;

namespace Showrunner.Training;

/// <summary>A trained model that another goes on from, on another text: transfer learning. Immutable and thread-safe.</summary>
/// <remarks>
/// The words that both know keep their vectors, and the LSTM its weights. The vocabulary, and so the meaning of perplexity, are those of
/// the new text.
/// </remarks>
public sealed class BaseModel
{
    private const double MinKnownShare = 0.3; // a season of the same show has some 0.95, another English show 0.8

    private readonly Checkpoint _checkpoint;

    private BaseModel(string name, Checkpoint checkpoint) => (Name, _checkpoint) = (name, checkpoint);

    /// <summary>What messages call it: its file's name without the extension.</summary>
    public string Name { get; }

    /// <summary>The architecture, which models that go on from it share.</summary>
    public ModelOptions Model => _checkpoint.Manifest.Model;

    /// <summary>The words that it knows.</summary>
    public Vocabulary Vocabulary => _checkpoint.Vocabulary;

    /// <summary>It, and before it the models that it went on from itself, the first one first.</summary>
    public IReadOnlyList<ModelOrigin> Origins => [.. _checkpoint.Manifest.Origins, new(Name, _checkpoint.Manifest.CorpusFingerprint)];

    /// <summary>The speakers whom it has a vector of.</summary>
    internal IReadOnlyList<string> Speakers => _checkpoint.Manifest.Speakers;

    internal IReadOnlyList<NamedTensor> Weights => _checkpoint.Weights;

    /// <summary>Reads a checkpoint.</summary>
    /// <exception cref="ShowrunnerException">The file is missing, damaged, of a newer format, or not a checkpoint.</exception>
    public static BaseModel Load(string path) => new(Path.GetFileNameWithoutExtension(path), Checkpoint.Load(path));

    /// <inheritdoc cref="Load(string)"/>
    /// <param name="stream">A checkpoint, with a length and a position that can be set; it is closed.</param>
    /// <param name="name">What messages call it.</param>
    public static BaseModel Load(Stream stream, string name) => new(name, Checkpoint.Load(stream, name));

    /// <summary>The share of a text's words that the model knows, 0 to 1; marks do not count, since every text has them.</summary>
    public double KnownShare(Corpus text) => Vocabulary.KnownShare(text);

    /// <summary>What training on a text has to remember of this model.</summary>
    /// <exception cref="ShowrunnerException">The text is in another language, or the model asked for has other sizes.</exception>
    internal Adaptation AdaptTo(Corpus text, Vocabulary vocabulary, ModelOptions model)
    {
        if (KnownShare(text) is < MinKnownShare and var known)
        {
            throw new ShowrunnerException(
                string.Create(CultureInfo.InvariantCulture, $"{Name} knows {100 * known:F0} % of the words of {text.Scripts[0].Name}, ")
                    + "as if they were of different languages. Train from nothing, or go on from a model of the text's language."
            );
        }
        if (model with { Speakers = 0 } != Model with { Speakers = 0 }) // each show has its own speakers
        {
            throw new ShowrunnerException(
                $"{Name} has {Sizes(Model)}, and the options ask for {Sizes(model)}. Leave the sizes out: they are those of {Name}."
            );
        }
        return Adaptation.Of(this, vocabulary);
    }

    /// <summary>Whether a token of a text has a vector of its own.</summary>
    internal bool Knows(string token) => Vocabulary.IdOf(token) != 0;

    private static string Sizes(ModelOptions model) =>
        $"{model.Layers} layer{(model.Layers == 1 ? "" : "s")}, embedding {model.EmbeddingSize}, hidden {model.HiddenSize}, "
        + (model.Tied ? "tied" : "not tied");
}
