using System.Runtime.CompilerServices;

namespace Tunewright;

/// <summary>
/// Ends a trial whose best report so far is worse than a percentile of what complete trials reported at the same step.
/// </summary>
/// <remarks>
/// The percentile leaves out complete trials that reported nothing, or NaN, at exactly that step. Where none reported at that step, as when
/// trials count in units of their own, it is over what the last 5 to 200 complete ones had reported by then. It is interpolated linearly, as by
/// NumPy; an infinite report counts as the worst (or best) finite one beside it. A trial that has reported only NaN is ended.
/// </remarks>
public class PercentilePruner : IPruner
{
    /// <summary>As many trials as are compared where no steps coincide.</summary>
    private const int MaxUnaligned = 200;

    /// <summary>Fewer may just not have got there.</summary>
    private const int MinUnaligned = 5;

    /// <summary>A step that no trial reports at, for counting complete trials.</summary>
    private const long AnyStep = -1;

    private readonly double _percentile;
    private readonly int _startupTrials;
    private readonly int _minTrials;
    private readonly CheckSchedule _schedule;
    private readonly ConditionalWeakTable<object, RankedReports> _reports = [];

    /// <summary>Creates a pruner that keeps the best <paramref name="percentile"/> percent.</summary>
    /// <param name="percentile">The percentage of trials that go on, 0 to 100, both included.</param>
    /// <param name="startupTrials">
    /// The number of complete trials before any is pruned, at least 0. Without a complete trial none is.
    /// </param>
    /// <param name="warmupSteps">The first step at which a trial can be pruned, at least 0.</param>
    /// <param name="interval">
    /// The number of steps between checks, counted from <paramref name="warmupSteps"/>, at least 1. A check at a step without a
    /// report waits for the next report.
    /// </param>
    /// <param name="minTrials">
    /// The number of complete trials that must have reported at a step (NaN counts) before trials are pruned there, at least 1.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public PercentilePruner(double percentile, int startupTrials = 5, long warmupSteps = 0, long interval = 1, int minTrials = 1)
    {
        if (!(percentile is >= 0 and <= 100))
            throw new ArgumentOutOfRangeException(nameof(percentile), percentile, "A percentile lies between 0 and 100.");
        ArgumentOutOfRangeException.ThrowIfNegative(startupTrials);
        ArgumentOutOfRangeException.ThrowIfLessThan(minTrials, 1);
        _percentile = percentile;
        _startupTrials = startupTrials;
        _minTrials = minTrials;
        _schedule = new CheckSchedule(warmupSteps, interval);
    }

    /// <inheritdoc/>
    public PruningDecision Decide(StudyHistory history, FrozenTrial trial)
    {
        var maximize = history.Maximizes;
        if (!_schedule.IsDue(trial))
            return PruningDecision.Continue;

        var reports = _reports.GetValue(history.Lineage, _ => new RankedReports(OfComplete));
        lock (reports)
        {
            reports.MoveTo(history.Finished);
            var complete = reports.At(AnyStep).Count;
            if (complete == 0 || complete < _startupTrials)
                return PruningDecision.Continue;

            var best = trial.BestReport(maximize);
            if (double.IsNaN(best))
                return PruningDecision.Stop;
            var step = trial.LastStep!.Value;
            var (count, rivals) = reports.At(step);
            if (count == 0)
            {
                rivals = Unaligned(history, step);
                count = rivals.Count < MinUnaligned ? 0 : rivals.Count;
            }
            if (count < _minTrials)
                return PruningDecision.Continue;

            var bound = Percentile(rivals, maximize ? 100 - _percentile : _percentile);
            return (maximize ? best < bound : best > bound) ? PruningDecision.Stop : PruningDecision.Continue;
        }
    }

    private static IEnumerable<KeyValuePair<long, double>> OfComplete(FrozenTrial trial) =>
        trial.State == TrialState.Complete ? trial.IntermediateValues.Prepend(new(AnyStep, double.NaN)) : [];

    /// <summary>What complete trials, the latest ones first, had reported at their last steps up to this one; smallest first.</summary>
    private static List<double> Unaligned(StudyHistory history, long step)
    {
        List<double> values = [];
        for (var i = history.Finished.Count - 1; i >= 0 && values.Count < MaxUnaligned; i--)
        {
            if (history.Finished[i] is { State: TrialState.Complete } other && other.ReportBy(step) is { } value)
                values.Add(value);
        }
        values.Sort();
        return values;
    }

    /// <summary>Linear interpolation between the two nearest ranks; NaN if there is no value.</summary>
    private static double Percentile(IReadOnlyList<double> values, double percentile)
    {
        if (values.Count == 0)
            return double.NaN;
        var rank = (values.Count - 1) * (percentile / 100);
        var below = Math.Min((int)rank, values.Count - 1);
        var part = rank - below;
        var (low, high) = (Finite(values, below), Finite(values, Math.Min(below + 1, values.Count - 1)));
        var gap = high - low;
        return gap == 0 ? low
            : part < 0.5 ? low + gap * part
            : high - gap * (1 - part);
    }

    /// <summary>The value at a rank, or the nearest one that is finite; the value itself if none is.</summary>
    private static double Finite(IReadOnlyList<double> values, int rank)
    {
        for (var i = rank; i >= 0 && values[rank] > 0; i--)
        {
            if (double.IsFinite(values[i]))
                return values[i];
        }
        for (var i = rank; i < values.Count; i++)
        {
            if (double.IsFinite(values[i]))
                return values[i];
        }
        return values[rank];
    }
}
