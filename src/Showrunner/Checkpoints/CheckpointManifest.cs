using System.Text.Json;

namespace Showrunner;

/// <summary>What a checkpoint says about itself.</summary>
public sealed record CheckpointManifest
{
    /// <summary>The format that this version writes. It reads all formats from 1 to this one.</summary>
    public const int FormatVersion = 2;

    /// <summary>The model's architecture.</summary>
    public required ModelOptions Model { get; init; }

    /// <summary>Words in the vocabulary, the unknown word included.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>The speakers whom the model has a vector of, in the order of the vectors.</summary>
    public IReadOnlyList<string> Speakers { get; init; } = [];

    /// <summary>Identifies the training text: equal for equal text.</summary>
    public required string CorpusFingerprint { get; init; }

    /// <summary>Where the training text came from, so that training can be resumed; null if unknown.</summary>
    public CorpusSource? Source { get; init; }

    /// <summary>The models that this one went on from, the first one first; empty where training began from nothing.</summary>
    public IReadOnlyList<ModelOrigin> Origins { get; init; } = [];

    /// <summary>The text that was mixed into the training text, where one was.</summary>
    public MixedOrigin? Mixed { get; init; }

    /// <summary>The training recipe's name, such as <c>bptt</c>.</summary>
    public required string Recipe { get; init; }

    /// <summary>Losses after each epoch, oldest first.</summary>
    public IReadOnlyList<EpochLosses> History { get; init; } = [];

    /// <summary>
    /// Settings of controls over writing that suit the model, by the controls' names; the others have their usual values.
    /// </summary>
    public IReadOnlyDictionary<string, double> Writing { get; init; } = new Dictionary<string, double>();

    /// <summary>The trainer's own record, such as its options; only the trainer reads it.</summary>
    public JsonElement? Training { get; init; }

    /// <summary>Reads the manifest of a checkpoint and nothing else of it.</summary>
    /// <exception cref="ShowrunnerException"><inheritdoc cref="Checkpoint.Load(string)" path="/exception"/></exception>
    public static CheckpointManifest Read(string path) => CheckpointReader.Read(path, checkpoint => checkpoint.Manifest);
}
