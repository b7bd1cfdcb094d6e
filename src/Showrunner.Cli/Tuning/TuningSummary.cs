using System.Globalization;
using Showrunner.Tuning;

namespace Showrunner.Cli;

/// <summary>The end of a search in plain text.</summary>
internal static class TuningSummary
{
    private const int BestShown = 5;

    public static string Of(TuningOutcome outcome)
    {
        var snapshot = outcome.Snapshot;
        if (snapshot.Best is not { } best)
            return "No model is kept: no trial has got to its first report.";
        var lines = new List<string> { "", "The best:" };
        lines.AddRange(
            snapshot
                .Candidates.Where(candidate => !candidate.Losses.IsEmpty)
                .OrderBy(candidate => candidate.Best)
                .Take(BestShown)
                .Select(candidate => $"  {CandidateText.Line(candidate)}")
        );
        if (outcome.Importances.Count > 0)
        {
            lines.Add(
                $"What mattered: {string.Join(", ", outcome.Importances.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value:P0}")))}."
            );
        }

        lines.Add(
            Text(
                $"{snapshot.Candidates.Count} trials, {Format.Duration(TimeSpan.FromSeconds(snapshot.Candidates.Sum(candidate => candidate.Seconds)))} of work; {snapshot.Paused} paused, which saved {snapshot.ShareSaved:P0} of the work of training all to their ends."
            )
        );
        lines.Add(
            outcome.Model is null
                ? Text($"The best model was trained in another worker's folder, which keeps it; no model is kept here.")
                : Text(
                    $"{outcome.Model} keeps the best model, that of trial {best.Number}: validation perplexity {CandidateText.Perplexity(best)}{(best.State == CandidateState.Complete ? "" : Text($", at {best.Position:P0} of its training"))}."
                )
        );
        lines.Add($"The report is {outcome.Page}. Train longer with its options:");
        lines.Add($"  {outcome.Longer}");
        return string.Join('\n', lines);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
