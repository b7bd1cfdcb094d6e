namespace Tunewright;

/// <summary>Asks another pruner only when a trial has not improved for some reports.</summary>
/// <remarks>
/// NaN reports are ignored. By default a trial goes on unless there are other reports both before the last ones and among them, and on a
/// plateau.
/// </remarks>
public sealed class PatientPruner : IPruner
{
    private readonly IPruner? _wrapped;
    private readonly int _patience;
    private readonly double _minDelta;
    private readonly bool _requireImprovement;

    /// <summary>Creates a pruner that waits before it asks <paramref name="wrapped"/>.</summary>
    /// <param name="wrapped">Decides when patience is over; <see langword="null"/>: the trial ends then.</param>
    /// <param name="patience">
    /// The number of reports without improvement that are tolerated, at least 0: the last <c>patience + 1</c> reports are compared
    /// with all earlier ones.
    /// </param>
    /// <param name="minDelta">
    /// How much worse than the best earlier report the best of the last reports can be, at least 0; with
    /// <paramref name="requireImprovement"/> how much better it must be.
    /// </param>
    /// <param name="requireImprovement">
    /// Whether patience also ends on a plateau, and when only NaN is reported, as in the early stopping of other libraries. Default: no, as in
    /// Optuna: the last reports must be worse than the earlier ones; equal ones never end a trial.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public PatientPruner(IPruner? wrapped, int patience, double minDelta = 0, bool requireImprovement = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(patience);
        if (!(minDelta >= 0))
            throw new ArgumentOutOfRangeException(nameof(minDelta), minDelta, "The tolerance must be at least 0.");
        _wrapped = wrapped;
        _patience = patience;
        _minDelta = minDelta;
        _requireImprovement = requireImprovement;
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
        var stalled = (_requireImprovement, maximize) switch
        {
            (false, true) => before - _minDelta > after,
            (false, false) => before + _minDelta < after,
            (true, true) => !(after > before + _minDelta) && !double.IsNaN(before),
            (true, false) => !(after < before - _minDelta) && !double.IsNaN(before),
        };
        if (!stalled)
            return PruningDecision.Continue;
        return _wrapped?.Decide(history, trial) ?? PruningDecision.Stop;
    }

    /// <inheritdoc/>
    public StudyHistory Comparable(StudyHistory history, int trialNumber) => _wrapped?.Comparable(history, trialNumber) ?? history;
}
