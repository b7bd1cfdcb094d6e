using Showrunner.Training;

namespace Showrunner.Cli;

/// <summary>The text that was held out when a model was trained.</summary>
internal static class HeldOut
{
    private const int MaxNamed = 5;

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

    /// <summary>Names those who speak in held-out lines only, whom the model will not know.</summary>
    public static void NoteLost(Corpus training, Corpus validation)
    {
        var known = training.Tokens.ToHashSet();
        var lost = validation
            .Scripts.SelectMany(script => script.Utterances)
            .Select(line => line.Speaker?.ToLowerInvariant())
            .OfType<string>()
            .Distinct()
            .Where(speaker => Tokenizer.Encode(speaker + ":") is [.., var last] && !known.Contains(last))
            .ToList();
        if (lost.Count == 0)
            return;
        var more = lost.Count > MaxNamed ? $" and {lost.Count - MaxNamed} more" : "";
        Screen.Notice(
            $"{Format.Count(lost.Count, "person speaks", "people speak")} only in lines that are held back, and will not be learnt: "
                + $"{string.Join(", ", lost.Take(MaxNamed))}{more}. With --validation FILE nothing is held back."
        );
    }

    private static bool IsLearntWhole(CheckpointManifest manifest, Corpus text) =>
        text.Text.Count(c => c == '\n') > 1 && text.HoldOut(manifest.CorpusFingerprint).Training.Fingerprint == manifest.CorpusFingerprint;

    private static ShowrunnerException Missing(string model, Exception? exception) =>
        new($"The validation scripts of {model} cannot be found. Name scripts that it has not seen: --validation FILE", exception);
}
