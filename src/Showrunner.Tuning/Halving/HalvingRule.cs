namespace Showrunner.Tuning;

/// <summary>
/// The comparison of asynchronous successive halving: at each rung the best third of the candidates continues, so the first ones wait until
/// three are there.
/// </summary>
/// <param name="rungs">The reports at which candidates are compared.</param>
internal sealed class HalvingRule(IReadOnlyList<int> rungs)
{
    private const int ReductionFactor = 3;

    /// <summary>Whether candidates are compared at a report.</summary>
    public bool IsRung(int report) => rungs.Contains(report);

    /// <summary>The losses of those that have reached a rung.</summary>
    public static IReadOnlyList<double> LossesAt(IReadOnlyList<Candidate> candidates, int rung) =>
        [.. candidates.Select(candidate => candidate.BestAt(rung)).OfType<double>()];

    /// <summary>Whether a loss is among the best third of those at its rung.</summary>
    public static bool IsAmongBest(IReadOnlyList<double> losses, double? own) =>
        losses.Count(loss => loss < own) < losses.Count / ReductionFactor;
}
