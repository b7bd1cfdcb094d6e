using System.Numerics;
using System.Runtime.CompilerServices;

namespace Showrunner;

/// <summary>Whether the parts of a checkpoint agree. Each check returns what is wrong, or null.</summary>
internal static class CheckpointChecks
{
    // Whatever a model reads, weights up to this give finite scores.
    private const float MaxWeight = 1e6f;

    public static string? Check(Checkpoint checkpoint) =>
        CheckVocabulary(checkpoint.Vocabulary, checkpoint.Manifest)
        ?? CheckSpeakers(checkpoint.Manifest)
        ?? CheckShapes(checkpoint.Manifest, checkpoint.Weights.ToDictionary(tensor => tensor.Name, tensor => tensor.Shape))
        ?? checkpoint
            .Weights.Select(tensor => CheckCount(tensor) ?? CheckValues(tensor.Name, tensor.Values))
            .FirstOrDefault(reason => reason is not null);

    public static string? CheckVocabulary(Vocabulary vocabulary, CheckpointManifest manifest) =>
        vocabulary.Size == manifest.VocabularySize
            ? null
            : $"the vocabulary has {vocabulary.Size} words and the manifest says {manifest.VocabularySize}";

    public static string? CheckSpeakers(CheckpointManifest manifest) =>
        manifest.Speakers.Count == manifest.Model.Speakers
            ? null
            : $"the manifest names {manifest.Speakers.Count} speakers and the model has {manifest.Model.Speakers}";

    /// <summary>Checks the names and shapes of the weights, which are removed from <paramref name="shapes"/>.</summary>
    public static string? CheckShapes(CheckpointManifest manifest, Dictionary<string, int[]> shapes)
    {
        foreach (var (name, shape) in manifest.Model.Tensors(manifest.VocabularySize))
        {
            if (!shapes.Remove(name, out var other))
                return $"the weights lack {name}";
            if (!other.AsSpan().SequenceEqual(shape))
                return $"{name} has shape [{string.Join(", ", other)}] and must have [{string.Join(", ", shape)}]";
        }
        return shapes.Count == 0 ? null : $"{shapes.Keys.First()} belongs to another model";
    }

    public static string? CheckValues(string name, ReadOnlySpan<float> values) =>
        AreUsable(values) ? null : $"{name} holds values that are no numbers, or beyond ±{MaxWeight:0}";

    private static string? CheckCount(NamedTensor tensor) =>
        tensor.Shape.Aggregate(1L, (product, size) => product * size) == tensor.Values.LongLength
            ? null
            : $"{tensor.Name} has {tensor.Values.Length} values and must have shape [{string.Join(", ", tensor.Shape)}]";

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // all weights are checked once, too early for tiered compilation
    private static bool AreUsable(ReadOnlySpan<float> values)
    {
        var (usable, i) = (true, 0);
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
            usable &= Vector.LessThanOrEqualAll(Vector.Abs(new Vector<float>(values[i..])), new Vector<float>(MaxWeight));
        for (; i < values.Length; i++)
            usable &= MathF.Abs(values[i]) <= MaxWeight;
        return usable;
    }
}
