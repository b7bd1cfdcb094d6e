using System.Numerics;
using System.Runtime.CompilerServices;

namespace Showrunner;

/// <summary>
/// A trained model in one file: a zip of <c>manifest.json</c>, <c>vocabulary.tsv</c>, <c>weights.safetensors</c>, perhaps
/// <c>training-text.bin</c> and <c>spelling.tsv</c>, and, to go on training, <c>resume/…</c>. Entries are stored uncompressed, so that loading is copying and
/// a file cannot unpack to more than itself.
/// </summary>
public sealed record Checkpoint
{
    /// <summary>What the file says of itself.</summary>
    public required CheckpointManifest Manifest { get; init; }

    /// <summary>The words, by id.</summary>
    public required Vocabulary Vocabulary { get; init; }

    /// <summary>The best weights, named, shaped and ordered as <see cref="ModelOptions.Tensors"/> says.</summary>
    public required IReadOnlyList<NamedTensor> Weights { get; init; }

    /// <summary>What the model learnt, word by word, so that what it writes can be told from it; null where the file has none.</summary>
    public TrainingText? TrainingText { get; init; }

    /// <summary>How the show spells its words, so that what is written in lower case can be read in its own case; null where the file has none.</summary>
    public Spelling? Spelling { get; init; }

    /// <summary>What the trainer needs to go on, by name, or null where it was not asked for; empty where the file has none.</summary>
    public IReadOnlyDictionary<string, byte[]>? Resume { get; init; }

    /// <summary>Writes the file as a whole: if anything fails, the one that was there before stays. Equal checkpoints give equal bytes.</summary>
    /// <exception cref="ShowrunnerException">The file cannot be written: a full disk, a folder that is read-only or missing.</exception>
    /// <exception cref="ArgumentException">Weights, vocabulary and manifest disagree.</exception>
    public void Save(string path)
    {
        if (Mismatch() is { } reason)
            throw new ArgumentException(reason);
        AtomicFile.Write(path, stream => CheckpointFile.Write(stream, this));
    }

    /// <summary>Reads all but the resume part.</summary>
    /// <exception cref="ShowrunnerException">The file is missing, unreadable, damaged, of a newer format, or not a checkpoint.</exception>
    public static Checkpoint Load(string path) => CheckpointFile.Read(path, forResuming: false);

    /// <inheritdoc cref="Load"/>
    /// <summary>Reads everything, the resume part included.</summary>
    public static Checkpoint LoadForResuming(string path) => CheckpointFile.Read(path, forResuming: true);

    // Whatever a model reads, weights up to this give finite scores.
    private const float LargestWeight = 1e6f;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // all weights are looked at once, before tiered compilation would come to it
    private static bool AreUsable(ReadOnlySpan<float> values)
    {
        var (usable, i) = (true, 0);
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
            usable &= Vector.LessThanOrEqualAll(Vector.Abs(new Vector<float>(values[i..])), new Vector<float>(LargestWeight));
        for (; i < values.Length; i++)
            usable &= MathF.Abs(values[i]) <= LargestWeight;
        return usable;
    }

    /// <summary>Says how weights, vocabulary and manifest disagree, or null.</summary>
    internal string? Mismatch() =>
        Mismatch(Vocabulary, Manifest.VocabularySize)
        ?? Mismatch(Manifest.Model, Manifest.VocabularySize, Weights.ToDictionary(tensor => tensor.Name, tensor => tensor.Shape))
        ?? (
            Weights.FirstOrDefault(tensor => tensor.Shape.Aggregate(1L, (product, size) => product * size) != tensor.Values.LongLength)
                is { } wrong
                ? $"{wrong.Name} has {wrong.Values.Length} values and must have shape [{string.Join(", ", wrong.Shape)}]"
                : null
        )
        ?? Weights.Select(tensor => Unusable(tensor.Name, tensor.Values)).FirstOrDefault(reason => reason is not null);

    /// <summary>Says how the vocabulary disagrees with the manifest, or null.</summary>
    internal static string? Mismatch(Vocabulary vocabulary, int vocabularySize) =>
        vocabulary.Size == vocabularySize ? null : $"the vocabulary has {vocabulary.Size} words and the manifest says {vocabularySize}";

    /// <summary>Says how the names and shapes of weights, which it takes out of <paramref name="shapes"/>, disagree with the rest, or null.</summary>
    internal static string? Mismatch(ModelOptions model, int vocabularySize, Dictionary<string, int[]> shapes)
    {
        foreach (var (name, shape) in model.Tensors(vocabularySize))
        {
            if (!shapes.Remove(name, out var other))
                return $"the weights lack {name}";
            if (!other.AsSpan().SequenceEqual(shape))
                return $"{name} has shape [{string.Join(", ", other)}] and must have [{string.Join(", ", shape)}]";
        }
        return shapes.Count == 0 ? null : $"{shapes.Keys.First()} belongs to another model";
    }

    /// <summary>Says what is wrong with some weights, or null.</summary>
    internal static string? Unusable(string name, ReadOnlySpan<float> values) =>
        AreUsable(values) ? null : $"{name} holds values that are no numbers, or beyond ±{LargestWeight:0}";
}
