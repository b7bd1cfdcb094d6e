using Showrunner.Training;

namespace Showrunner.Cli;

/// <summary>The text that was held out when a model was trained.</summary>
internal static class HeldOut
{
    /// <summary>The held-out text of a model's training.</summary>
    /// <exception cref="ShowrunnerException">It is not there, or the files have changed since.</exception>
    public static Corpus Of(string model)
    {
        var fingerprint = CheckpointManifest.Read(model).CorpusFingerprint;
        var source = TrainingSource.Of(model) ?? throw Missing(model, null);
        Corpus training,
            validation;
        try
        {
            (training, validation, _) = Scripts.Load(source, fingerprint);
        }
        catch (ShowrunnerException exception)
        {
            throw Missing(model, exception);
        }
        if (training.Fingerprint != fingerprint)
        {
            var files = source.Training.Count == 0 ? "The sample show" : string.Join(", ", source.Training);
            throw new ShowrunnerException(
                $"{files} {(source.Training.Count > 1 ? "have" : "has")} changed since {model} was trained, so what was held out then is "
                    + "not known. Name scripts that the model has not seen."
            );
        }
        return validation;
    }

    /// <summary>Says so where a text is the one that a model has learnt.</summary>
    public static void NoteSeen(string model, Corpus text)
    {
        var manifest = CheckpointManifest.Read(model);
        if (text.Fingerprint == manifest.CorpusFingerprint || IsLearntWhole(manifest, text))
            Screen.Notice($"{model} was trained on this text. On one that it has not seen, its figures are worse.");
    }

    private static bool IsLearntWhole(CheckpointManifest manifest, Corpus text) =>
        text.Text.Count(c => c == '\n') > 1 && text.HoldOut(manifest.CorpusFingerprint).Training.Fingerprint == manifest.CorpusFingerprint;

    private static ShowrunnerException Missing(string model, Exception? exception) =>
        new($"The validation scripts of {model} cannot be found. Name scripts that it has not seen: --validation FILE", exception);
}
