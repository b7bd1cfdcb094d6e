namespace Tunewright;

/// <summary>Asks another pruner only after a trial has stopped improving for some reports.</summary>
/// <remarks>
/// NaN reports are left out; while there is no other report before, or within, the patience, the trial goes on.
/// </remarks>
public sealed class PatientPruner : IPruner
{
    private readonly IPruner? _wrapped;
    private readonly int _patience;
    private readonly double _minDelta;

    /// <summary>Creates a pruner that waits before it asks <paramref name="wrapped"/>.</summary>
    /// <param name="wrapped">Decides once patience is over; <see langword="null"/> ends the trial then, which is early stopping.</param>
    /// <param name="patience">Reports without improvement that are forgiven, at least 0: the last <c>patience + 1</c> reports are held against all earlier ones.</param>
    /// <param name="minDelta">How much worse than before the best of the last reports may be, at least 0.</param>
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
