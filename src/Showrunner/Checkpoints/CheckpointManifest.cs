using System.Text.Json;
using System.Text.Json.Serialization;

namespace Showrunner;

/// <summary>What a checkpoint says of itself.</summary>
public sealed record CheckpointManifest
{
    /// <summary>The newest format that this version reads and the one that it writes.</summary>
    public const int NewestFormat = 1;

    /// <summary>The file's format.</summary>
    public int FormatVersion { get; init; } = NewestFormat;

    /// <summary>The model's architecture.</summary>
    public required ModelOptions Model { get; init; }

    /// <summary>Words in the vocabulary, the unknown word included.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>Identifies the training text: equal for equal text.</summary>
    public required string CorpusFingerprint { get; init; }

    /// <summary>Where the training text came from, for whoever goes on training; null if that was not said.</summary>
    public CorpusSource? Source { get; init; }

    /// <summary>The training recipe's name, such as <c>bptt</c>.</summary>
    public required string Recipe { get; init; }

    /// <summary>Losses after each epoch over the training text, oldest first.</summary>
    public IReadOnlyList<EpochLosses> History { get; init; } = [];

    /// <summary>The trainer's own record (its options, for one); whoever only reads the model ignores it.</summary>
    public JsonElement? Training { get; init; }
}

/// <summary>The files, folders and globs of a corpus, relative to the checkpoint's folder.</summary>
/// <param name="Training">What was learnt; empty for the sample show.</param>
/// <param name="Validation">What the model is judged by; empty where lines of the training text were held back.</param>
public sealed record CorpusSource(IReadOnlyList<string> Training, IReadOnlyList<string> Validation);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    RespectNullableAnnotations = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals
)]
[JsonSerializable(typeof(CheckpointManifest))]
[JsonSerializable(typeof(EpochEntry))]
internal sealed partial class CheckpointJson : JsonSerializerContext;
