namespace Showrunner;

/// <summary>The names of the parts of a checkpoint in its zip; see docs/checkpoint.md.</summary>
internal static class CheckpointEntries
{
    public const string Manifest = "manifest.json";
    public const string Vocabulary = "vocabulary.tsv";
    public const string Weights = "weights.safetensors";
    public const string TrainingText = "training-text.bin";
    public const string Spelling = "spelling.tsv";

    /// <summary>The folder of what is needed to resume training.</summary>
    public const string Resume = "resume/";
}
