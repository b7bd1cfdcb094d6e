using Showrunner.Training;

namespace Showrunner.Tuning;

/// <summary>The result of a search.</summary>
/// <param name="Snapshot">Its last moment.</param>
/// <param name="Importances">How much each option decides, the most important first.</param>
/// <param name="Model">
/// The file with the best model; null when no trial has reported, or the best model is in another worker's folder.
/// </param>
/// <param name="Longer">How to train the best options longer; null before the first report.</param>
/// <param name="Gain">How much better they are than what <c>train</c> does by itself; null where that was not tried.</param>
public sealed record TuningOutcome(
    TuningSnapshot Snapshot,
    IReadOnlyList<KeyValuePair<string, double>> Importances,
    string? Model,
    LongerTraining? Longer,
    TuningGain? Gain
)
{
    /// <summary>Saves the best model.</summary>
    internal static TuningOutcome Save(ScriptTuner tuner, TuningSnapshot snapshot, TuningRunOptions options)
    {
        var best = snapshot.Best;
        var checkpoint = best is null ? null : tuner.CheckpointOf(best);
        if (checkpoint is not null)
        {
            var source = TrainingSource.RelativeTo(options.Path, options.Source);
            Checkpoint.Copy(checkpoint, options.Path, manifest => manifest with { Source = source });
        }
        return new(
            snapshot,
            tuner.Importances(),
            checkpoint is null ? null : options.Path,
            best is null ? null : LongerTraining.Of(tuner, best),
            TuningGain.Of(tuner.Usual, best)
        );
    }
}
