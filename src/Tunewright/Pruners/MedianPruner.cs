namespace Tunewright;

/// <summary>
/// Ends a trial whose best report so far is worse than the median of what complete trials reported at the same step:
/// the median stopping rule of Golovin et al., "Google Vizier", 2017.
/// </summary>
/// <inheritdoc cref="PercentilePruner(double, int, long, long, int)"/>
public sealed class MedianPruner(int startupTrials = 5, long warmupSteps = 0, long interval = 1, int minTrials = 1)
    : PercentilePruner(50, startupTrials, warmupSteps, interval, minTrials);
