namespace Tunewright;

/// <summary>Asks another pruner only when a trial has not improved for some reports.</summary>
/// <remarks>
/// NaN reports are ignored. The trial goes on unless there are other reports both before the last ones and among them.
/// </remarks>
public sealed class PatientPruner : IPruner
{
    private readonly IPruner? _wrapped;
    private readonly int _patience;
    private readonly double _minDelta;

    /// <summary>Creates a pruner that waits before it asks <paramref name="wrapped"/>.</summary>
    /// <param name="wrapped">Decides when patience is over; <see langword="null"/>: the trial ends then, which is early stopping.</param>
    /// <param name="patience">
    /// The number of reports without improvement that are tolerated, at least 0: the last <c>patience + 1</c> reports are compared
    /// with all earlier ones.
    /// </param>
    /// <param name="minDelta">How much worse than the best earlier report the best of the last reports can be, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public PatientPruner(IPruner? wrapped, int patience, double minDelta = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(patience);
        if (!(minDelta >= 0))
            throw new ArgumentOutOfRangeException(nameof(minDelta), minDelta, "The tolerance must be at least 0.");
        _wrapped = wrapped;
        _patience = patience;
        _minDelta = minDelta;
    }

    /// <inheritdoc/>
    public PruningDecision Decide(StudyHistory history, FrozenTrial trial)
    {
        var maximize = history.Maximizes;
        var earlier = trial.IntermediateValues.Count - _patience - 1;
        if (earlier <= 0)
            return PruningDecision.Continue;

        var before = ReportExtensions.Best(trial.IntermediateValues.Values.Take(earlier), maximize);
        var after = ReportExtensions.Best(trial.IntermediateValues.Values.Skip(earlier), maximize);
        var stalled = maximize ? before - _minDelta > after : before + _minDelta < after;
        if (!stalled)
            return PruningDecision.Continue;
        return _wrapped?.Decide(history, trial) ?? PruningDecision.Stop;
    }

    /// <inheritdoc/>
    public StudyHistory Comparable(StudyHistory history, int trialNumber) => _wrapped?.Comparable(history, trialNumber) ?? history;
}
