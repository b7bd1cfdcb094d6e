namespace Showrunner.Tuning;

/// <summary>The comparison of asynchronous successive halving: at each rung the best third of the candidates continues.</summary>
/// <param name="rungs">The reports at which candidates are compared.</param>
/// <param name="waits">
/// Whether the first candidates at a rung wait until three are there. Otherwise the best of them continues at once, which costs more work,
/// but even a short search trains one candidate to its end.
/// </param>
internal sealed class HalvingRule(IReadOnlyList<int> rungs, bool waits)
{
    private const int ReductionFactor = 3;

    /// <summary>Whether candidates are compared at a report.</summary>
    public bool IsRung(int report) => rungs.Contains(report);

    /// <summary>Whether a candidate is among the best third of those that have reached a rung.</summary>
    public bool IsAmongBest(IReadOnlyList<Candidate> candidates, Candidate candidate, int rung)
    {
        var losses = candidates.Select(other => other.BestAt(rung)).OfType<double>().ToList();
        var own = candidate.BestAt(rung);
        return losses.Count(loss => loss < own) < Math.Max(waits ? 0 : 1, losses.Count / ReductionFactor);
    }
}
