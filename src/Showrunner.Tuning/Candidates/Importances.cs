using Tunewright;

namespace Showrunner.Tuning;

/// <summary>How much each option decides whether a candidate is among the best.</summary>
internal static class Importances
{
    /// <param name="candidates">All candidates of a study.</param>
    /// <param name="report">The report at which they are compared: the first rung, or the last report where none pauses.</param>
    /// <returns>The most important first; empty for fewer than two candidates.</returns>
    public static IReadOnlyList<KeyValuePair<string, double>> Of(IReadOnlyList<Candidate> candidates, int report)
    {
        var compared = candidates
            .Where(candidate => candidate.BestAt(report) is not null && candidate.Last.Parameters.Length > 0)
            .ToDictionary(candidate => candidate.Last.Number);
        return compared.Count < 2
            ? []
            : PedAnova.Importances(
                [.. compared.Values.Select(candidate => candidate.Last with { State = TrialState.Complete })],
                trial => compared[trial.Number].BestAt(report)!.Value
            );
    }
}
