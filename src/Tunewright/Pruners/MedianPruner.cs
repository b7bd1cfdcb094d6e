namespace Tunewright;

/// <summary>
/// Ends a trial whose best report so far is worse than the median of what complete trials reported at the same step:
/// the median stopping rule of Golovin et al., "Google Vizier", 2017.
/// </summary>
/// <inheritdoc cref="PercentilePruner(double, int, int, int, int)"/>
public sealed class MedianPruner(int startupTrials = 5, int warmupSteps = 0, int interval = 1, int minTrials = 1)
    : PercentilePruner(50, startupTrials, warmupSteps, interval, minTrials);
