using System.Globalization;
using Showrunner.Tuning;

namespace Showrunner.Cli;

/// <summary>The beginning and the end of a search in plain text.</summary>
internal static class TuningSummary
{
    private const int BestShown = 5;

    public static string Of(TuningPlan plan) =>
        $"Study '{plan.Study}' in {plan.Storage}: space {plan.Space}, {plan.Budget} a trial, "
        + $"{plan.Workers} worker{(plan.Workers > 1 ? "s" : "")} of {plan.Threads} thread{(plan.Threads > 1 ? "s" : "")}.";

    public static string Of(TuningOutcome outcome, TuningRequest request)
    {
        var snapshot = outcome.Snapshot;
        if (snapshot.Best is not { } best)
            return "No model is saved: no trial has reached its first report.";
        var lines = new List<string> { "", "The best:" };
        lines.AddRange(
            snapshot
                .Candidates.Where(candidate => !candidate.Losses.IsEmpty)
                .OrderBy(candidate => candidate.Best)
                .Take(BestShown)
                .Select(candidate => $"  {CandidateText.Line(candidate)}")
        );
        if (outcome.Importances.Count > 0)
            lines.Add($"What mattered: {string.Join(", ", outcome.Importances.Select(pair => $"{pair.Key} {Percent(pair.Value)}"))}.");
        lines.Add(
            $"{snapshot.Candidates.Count} trials, {Format.Duration(TimeSpan.FromSeconds(snapshot.Seconds))} of work. "
                + $"{snapshot.Paused} paused, which saved {Percent(snapshot.ShareSaved)} of the work of training all to their ends."
        );
        lines.Add(
            outcome.Model is null
                ? "The best model is in another worker's folder, and is not saved here."
                : $"{outcome.Model} holds the best model, that of trial {best.Number}: "
                    + $"validation perplexity {CandidateText.Perplexity(best)}"
                    + (best.State == CandidateState.Complete ? "." : $", at {Percent(best.Position)} of its training.")
        );
        lines.Add($"The report is {request.Page}. Train longer with its options:");
        lines.Add($"  {LongerCommand.Of(outcome, request)}");
        return string.Join('\n', lines);
    }

    private static string Percent(double share) => share.ToString("P0", CultureInfo.InvariantCulture);
}
