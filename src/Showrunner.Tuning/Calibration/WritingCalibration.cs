using Tunewright;

namespace Showrunner.Tuning;

/// <summary>
/// Searches the settings of writing with which a model's scenes are most like real ones, by <see cref="ScorecardDistance"/>.
/// </summary>
public static class WritingCalibration
{
    /// <summary>Searches settings for <paramref name="model"/>.</summary>
    /// <param name="model">A model that has its training text.</param>
    /// <param name="heldOut">Text that it was not trained on.</param>
    /// <param name="options">How long to search.</param>
    /// <param name="onTrial">Receives each trial as it ends.</param>
    /// <param name="cancellationToken">Ends the search between words, with what was found.</param>
    /// <returns>The best settings, by the names of their controls.</returns>
    /// <exception cref="ShowrunnerException">The model has no training text, or the held-out text has no lines.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before the first trial ended.</exception>
    public static CalibrationTrial Search(
        ScriptModel model,
        Script heldOut,
        CalibrationOptions? options = null,
        Action<CalibrationTrial>? onTrial = null,
        CancellationToken cancellationToken = default
    )
    {
        options ??= new();
        var reference = new ScorecardReference(model, heldOut);
        var writer = new ScriptWriter(model);
        CalibrationTrial? best = null;
        var study = Study.Create(new() { Sampler = new TpeSampler((long)options.Seed) });
        study.Enqueue(Settings(WritingOptions.For(model)));
        try
        {
            for (var number = 1; number <= options.Trials; number++)
            {
                var trial = study.Ask();
                var settings = Draw(trial, options.Candidates);
                var writing = WritingControls.Set(new() { Words = options.Words, Seed = options.Seed }, settings);
                var scenes = SceneBatch.Write(writer, "", options.Scenes, writing, cancellationToken: cancellationToken);
                var card = reference.Measure(scenes);
                var ended = new CalibrationTrial(number, settings, ScorecardDistance.Of(card), card);
                study.Tell(trial, ended.Distance);
                if (best is null || ended.Distance < best.Distance)
                    best = ended;
                onTrial?.Invoke(ended);
            }
        }
        catch (OperationCanceledException) when (best is not null) { } // what was found stays
        return best!;
    }

    private static Dictionary<string, double> Draw(Trial trial, int candidates) =>
        new()
        {
            ["temperature"] = trial.SuggestDouble("temperature", 0.5, 1.2, step: 0.05),
            ["top-k"] = trial.SuggestCategorical("top-k", 0, 40, 200),
            ["min-p"] = trial.SuggestDouble("min-p", 0, 0.1, step: 0.01),
            ["candidates"] = candidates,
            ["lambda"] = trial.SuggestDouble("lambda", 0.4, 1.2, step: 0.1),
            ["coherence"] = trial.SuggestDouble("coherence", 0, 4, step: 0.5),
            ["balance"] = trial.SuggestDouble("balance", 0, 1, step: 0.25),
            ["recall"] = trial.SuggestDouble("recall", 0, 3, step: 0.5),
        };

    // The search begins where the model is.
    private static Dictionary<string, object?> Settings(WritingOptions options) =>
        new()
        {
            ["temperature"] = options.Temperature,
            ["top-k"] = options.TopK,
            ["min-p"] = options.MinP,
            ["lambda"] = options.Lambda,
            ["coherence"] = options.Coherence,
            ["balance"] = options.Balance,
            ["recall"] = options.Recall,
        };
}
