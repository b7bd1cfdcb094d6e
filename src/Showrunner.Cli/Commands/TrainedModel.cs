namespace Showrunner.Cli.Commands;

internal static class TrainedModel
{
    /// <summary>Loads a model; it takes <paramref name="training"/>, where scripts are named, for what it learnt.</summary>
    public static ScriptModel Load(string path, IReadOnlyList<string> training)
    {
        var checkpoint = Checkpoint.Load(path);
        if (training.Count == 0) return new(checkpoint);
        var corpus = Scripts.Load(training);
        if (corpus.Fingerprint != checkpoint.Manifest.CorpusFingerprint)
            Screen.Notice($"{path} was trained on another text than {string.Join(", ", training)}, or on a part of it.");
        return new(checkpoint with { TrainingText = TrainingText.Of(checkpoint.Vocabulary.Encode(corpus.Tokens)) });
    }
}
