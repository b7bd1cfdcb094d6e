using System.Globalization;
using Showrunner.Training;
using Showrunner.Tuning;

namespace Showrunner.Cli;

/// <summary>What a search came to.</summary>
/// <param name="Snapshot">Its last moment.</param>
/// <param name="Importances">How much each option decides, the most important first.</param>
/// <param name="Model">Where the best model is kept; null when no trial has reported, or another machine has the best one.</param>
/// <param name="Page">Where the report is.</param>
/// <param name="Longer">The command that trains the best options for twice as long; null while there is none.</param>
internal sealed record TuningOutcome(
    TuningSnapshot Snapshot,
    IReadOnlyList<KeyValuePair<string, double>> Importances,
    string? Model,
    string Page,
    string? Longer
)
{
    private const int TimesLonger = 2;

    /// <summary>Keeps the best model, and writes the report.</summary>
    public static TuningOutcome Keep(TuningPlan plan, ScriptTuner tuner, TuningSnapshot snapshot)
    {
        var checkpoint = snapshot.Best is { } best ? tuner.CheckpointOf(best) : null;
        if (checkpoint is not null)
        {
            var model = Checkpoint.LoadForResuming(checkpoint);
            (model with { Manifest = model.Manifest with { Source = TrainingSource.RelativeTo(plan.Path, plan.Source) } }).Save(plan.Path);
        }
        var outcome = new TuningOutcome(
            snapshot,
            tuner.Importances(),
            checkpoint is null ? null : plan.Path,
            plan.Page,
            snapshot.Best is null ? null : LongerTraining(plan, tuner, snapshot.Best)
        );
        TuningPage.Save(plan.Page, tuner.Study.Name, outcome);
        return outcome;
    }

    private static string LongerTraining(TuningPlan plan, ScriptTuner tuner, Candidate best)
    {
        var options = tuner.OptionsOf(best);
        var minutes = TimesLonger * options.Minutes;
        var length = minutes is null
            ? $"--epochs {TimesLonger * options.Epochs}"
            : string.Create(CultureInfo.InvariantCulture, $"--minutes {minutes}");
        var source = string.Concat(plan.Source.Training.Select(file => $" {Quoted(file)}"));
        var validation = plan.Source.Validation.Count > 0 ? $" --validation {string.Join(' ', plan.Source.Validation.Select(Quoted))}" : "";
        var arguments = string.Concat(
            tuner
                .ArgumentsOf(best, minutes)
                .Select(pair =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $" --{pair.Key} {(pair.Value is bool truth ? CandidateText.Value(truth) : pair.Value)}"
                    )
                )
        );
        return $"{Help.Program} train{source}{validation} {length}{arguments} --out {Quoted(Path.ChangeExtension(plan.Path, ".longer.show"))}";
    }

    private static string Quoted(string path) =>
        path.All(c => char.IsLetterOrDigit(c) || "./_-".Contains(c)) ? path : $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
