using System.Globalization;
using Showrunner.Tuning;

namespace Showrunner.Cli;

/// <summary>The beginning and the end of a search in plain text.</summary>
internal static class TuningSummary
{
    private const int OthersShown = 4;

    public static string Of(TuningPlan plan) =>
        Paragraph.Of(
            $"Study '{plan.Study}' in {plan.Storage}: space {plan.Space}, {plan.Budget} a trial, "
                + $"{Format.Count(plan.Workers, "worker")} of {Format.Count(plan.Threads, "thread")}."
        );

    public static string Of(TuningOutcome outcome, TuningRequest request)
    {
        var snapshot = outcome.Snapshot;
        if (snapshot.Best is not { } best)
            return "No model is saved: no trial has reached its first report.";
        var lines = new List<string> { "", $"The best: {CandidateText.Line(best)}" };
        var others = Others(snapshot, best).ToList();
        if (others.Count > 0)
            lines.Add($"Next: {string.Join(", ", others.Select(other => $"trial {other.Number} {CandidateText.Perplexity(other)}"))}.");
        if (outcome.Importances.Count > 0)
            lines.Add($"What mattered: {CandidateText.Importances(outcome.Importances)}.");
        if (outcome.Gain is { } gain)
            lines.Add(Of(gain));
        lines.Add(
            $"{CandidateText.Counts(snapshot.Candidates)}; {Format.Duration(TimeSpan.FromSeconds(snapshot.Seconds))} of work. "
                + $"Pausing saved {Percent(snapshot.ShareSaved)} of the work of training all to their ends."
        );
        lines.Add(
            outcome.Model is null
                ? "The best model is in another worker's folder, and is not saved here."
                : $"{outcome.Model} holds the best model, that of trial {best.Number}: "
                    + $"validation perplexity {CandidateText.Perplexity(best)}"
                    + (best.State == CandidateState.Complete ? "." : $", at {Percent(best.Position)} of its training.")
        );
        lines.Add($"The report is {request.Page}. Train longer with its options:");
        return string.Join('\n', [.. lines.Select(line => Paragraph.Of(line)), Paragraph.Of($"  {LongerCommand.Of(outcome, request)}")]);
    }

    /// <summary>What the search has gained over what <c>train</c> does by itself, in a sentence.</summary>
    public static string Of(TuningGain gain)
    {
        var (usual, best) = (Format.Perplexity(gain.Usual), Format.Perplexity(gain.Best));
        if (gain.Position < 0.995)
        {
            return $"Options that train chooses by itself paused at {Percent(gain.Position)} of their training: perplexity {usual}; "
                + $"the best there: {best}. What they would have reached is not known.";
        }
        return $"Options that train chooses by itself: perplexity {usual}; the best: {best}. "
            + (gain.Share > 0 ? $"The search gained {Percent(gain.Share)}." : "The search has found nothing better.");
    }

    private static IEnumerable<Candidate> Others(TuningSnapshot snapshot, Candidate best) =>
        snapshot
            .Candidates.Where(candidate => candidate != best && !candidate.Losses.IsEmpty && candidate.State != CandidateState.Failed)
            .OrderBy(candidate => candidate.Best)
            .Take(OthersShown);

    private static string Percent(double share) => share.ToString("P0", CultureInfo.InvariantCulture);
}
