namespace Showrunner;

/// <summary>Writes the scenes that a scorecard measures.</summary>
internal static class SceneWriting
{
    /// <summary>The scorecard of scenes by <paramref name="writer"/>; null where the held-out text has no speeches.</summary>
    /// <param name="writer">Its model has its training text.</param>
    /// <param name="heldOut">Text that the model was not trained on.</param>
    /// <param name="options">How many scenes, and how they are written.</param>
    /// <param name="progress">Receives the share of the work that is done, 0 to 1.</param>
    /// <param name="cancellationToken">Stops between words.</param>
    public static Scorecard? Scorecard(
        ScriptWriter writer,
        Corpus heldOut,
        ReportOptions options,
        Action<double> progress,
        CancellationToken cancellationToken
    )
    {
        var (model, real) = (writer.Model, new Script("held-out text", heldOut.Text));
        var reference = new ScorecardReference(model, real);
        if (!HasSpeech(real) || !HasSpeech(reference.Training))
            return null;
        var writing = options.Writing with { Words = options.SceneWords };
        var scenes = SceneBatch.Write(writer, "", options.Scenes, writing, share => progress(0.6 * share), cancellationToken);
        if (!scenes.Any(scene => HasSpeech(new Script("scene", scene))))
            return null;
        var card = reference.Measure(scenes, options.Writing.Seed ?? 1);
        progress(0.7);
        return options.Choices == 0
            ? card
            : card with
            {
                Choice = NextLineChoice.Of(model, real, options.Choices, options.Writing.Seed ?? 1, cancellationToken),
            };
    }

    private static bool HasSpeech(Script script) => SpokenLine.In(script).Any();
}
