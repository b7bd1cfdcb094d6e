namespace Showrunner;

/// <summary>
/// How much scenes read like the show: measures of theirs beside those of real scenes that the model has not seen, and of the same real
/// lines in random order. No model judges. docs/scorecard.md defines every measure.
/// </summary>
public sealed record Scorecard
{
    /// <summary>The scenes.</summary>
    public required SceneMeasures Written { get; init; }

    /// <summary>Real scenes of about the same length: from all over the held-out text, at most as many as were written.</summary>
    public required SceneMeasures Real { get; init; }

    /// <summary>The lines of the real scenes in random order: what a text without any thread has.</summary>
    public required SceneMeasures Shuffled { get; init; }

    /// <summary>How far the scenes are from the real ones.</summary>
    public required SceneDifferences WrittenToReal { get; init; }

    /// <summary>How far as many scenes from all over the training text are from the real ones: what other episodes alone make.</summary>
    public required SceneDifferences RealToReal { get; init; }

    /// <summary>How often the model finds the line that really came next; null where no model was asked.</summary>
    public NextLineChoice? Choice { get; init; }

    /// <summary>Measures <paramref name="written"/>.</summary>
    /// <param name="written">Scenes, each a script.</param>
    /// <param name="training">What the model was trained on: copies are looked for there, and the show's words and voices counted.</param>
    /// <param name="heldOut">Real text that the model has not seen; for like counts, at least as long as what was written.</param>
    /// <param name="seed">Of the random order, and of the division into folds.</param>
    /// <param name="known">Texts besides the training text where copies are looked for.</param>
    /// <exception cref="ShowrunnerException">One of the texts has no spoken line.</exception>
    public static Scorecard Of(
        IReadOnlyList<string> written,
        Script training,
        Script heldOut,
        ulong seed = 1,
        IReadOnlyList<Script>? known = null
    )
    {
        var scenes = SceneText.Of(written);
        SpokenLine[] trained = [.. SpokenLine.In(training)];
        SpokenLine[] lines = [.. SpokenLine.In(heldOut)];
        if (scenes.Length == 0 || trained.Length == 0 || lines.Length == 0)
        {
            throw new ShowrunnerException(
                "A scorecard needs spoken lines (\"jerry: hello\") in the scenes, in the training text and in the held-out text."
            );
        }

        var length = scenes.Average(scene => scene.Sum(line => line.Tokens.Count));
        var (real, other) = (Spread(lines), Spread(trained));
        var show = new ShowStatistics(trained, (known ?? []).SelectMany(script => script.Utterances));
        var tokens = Math.Min(Tokens(scenes), Tokens(real));
        return new()
        {
            Written = SceneMeasures.Of(scenes, show, tokens),
            Real = SceneMeasures.Of(real, show, tokens),
            Shuffled = SceneMeasures.Of(SceneText.Shuffled(real, seed), show, tokens),
            WrittenToReal = SceneDifferences.Between(scenes, real, show, seed),
            RealToReal = SceneDifferences.Between(other, real, show, seed),
        };

        // As many scenes as were written, evenly spaced.
        SpokenLine[][] Spread(SpokenLine[] text)
        {
            var stretches = SceneText.Cut(text, length);
            if (stretches.Length == 0)
                return [text];
            var count = Math.Min(scenes.Length, stretches.Length);
            return [.. Enumerable.Range(0, count).Select(i => stretches[(long)i * stretches.Length / count])];
        }
    }

    private static int Tokens(SpokenLine[][] scenes) => scenes.Sum(scene => scene.Sum(line => line.Tokens.Count));
}
