using System.Collections.Immutable;

namespace Tunewright;

/// <summary>
/// Asynchronous successive halving by several objectives: a trial that reaches a rung goes on only if few others that reached it dominate
/// it. Trials report each objective by name, in their own rhythm; a rung is reached when all of them have.
/// </summary>
/// <remarks>
/// <para>
/// Of <c>n</c> trials at a rung the best <c>n / reductionFactor</c> go on, at least one: those that none dominates first, then those that
/// only these dominate, and so on. Where a front is too large, the ones that go on are spread over it: the best in the first objective,
/// then always the one that is farthest from those chosen. NaN at a rung ends the trial. R. Schmucker, M. Donini, M. B. Zafar, D. Salinas,
/// C. Archambeau, "Multi-objective asynchronous successive halving", arXiv:2106.12639, 2021.
/// </para>
/// <para>It is for studies with <see cref="StudyOptions.MetricNames"/> and without <see cref="StudyOptions.PruningMetric"/>.</para>
/// </remarks>
public sealed class ParetoHalvingPruner : IPruner
{
    private const string RungsAttribute = "pareto_rungs";
    private readonly ImmutableArray<string> _metrics;
    private readonly long _minResource;
    private readonly int _reductionFactor;

    /// <summary>Creates a pruner.</summary>
    /// <param name="metrics">The names of all objectives, in the order of the study's directions.</param>
    /// <param name="minResource">The steps to the first rung, at least 1.</param>
    /// <param name="reductionFactor">One trial in this many goes on, and each rung is this many times as far; at least 2.</param>
    /// <exception cref="ArgumentException">There are no metrics, or an argument is out of its range.</exception>
    public ParetoHalvingPruner(IEnumerable<string> metrics, long minResource = 1, int reductionFactor = 3)
    {
        _metrics = [.. metrics];
        if (_metrics.IsEmpty)
            throw new ArgumentException("Name at least one metric.", nameof(metrics));
        ArgumentOutOfRangeException.ThrowIfLessThan(minResource, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(reductionFactor, 2);
        (_minResource, _reductionFactor) = (minResource, reductionFactor);
    }

    /// <inheritdoc/>
    public PruningDecision Decide(StudyHistory history, FrozenTrial trial)
    {
        if (history.Directions.Length != _metrics.Length)
        {
            throw new NotSupportedException(
                $"A {nameof(ParetoHalvingPruner)} of {Counted.Of(_metrics.Length, "metric")} cannot prune study '{history.StudyName}', "
                    + $"which has {Counted.Of(history.Directions.Length, "objective")} to prune by. Name them all, "
                    + $"and set no {nameof(StudyOptions.PruningMetric)}."
            );
        }

        var reports = ReportsOf(trial);
        var rungs = trial.SystemAttributes.GetValueOrDefault(RungsAttribute) as long? ?? 0;
        var noted = ImmutableDictionary<string, object?>.Empty;
        for (; reports.All(metric => metric.Keys.LastOrDefault() >= StepOf(rungs)); rungs++)
        {
            noted = noted.SetItem(RungsAttribute, rungs + 1);
            if (LossesAt(reports, StepOf(rungs), history) is { } losses && !IsAmongBest(losses, RivalsAt(StepOf(rungs), history)))
                return new(true, noted);
        }
        return new(false, noted);
    }

    private double StepOf(long rung) => _minResource * Math.Pow(_reductionFactor, rung);

    private bool IsAmongBest(double[] losses, IEnumerable<double[]> rivals)
    {
        if (losses.Any(double.IsNaN))
            return false;
        double[][] points = [losses, .. rivals];
        var places = Math.Max(points.Length / _reductionFactor, 1);
        var ranks = NonDomination.Ranks(points, points.Length);
        places -= ranks.Count(rank => rank < ranks[0]);
        var front = points.Where((_, i) => ranks[i] == ranks[0]).ToList();
        return front.Count <= places || Spread(front).Take(places).Any(point => ReferenceEquals(point, losses));
    }

    /// <summary>Points in an order that covers their front evenly, however many are taken.</summary>
    private static IEnumerable<double[]> Spread(List<double[]> front)
    {
        var ranges = Enumerable
            .Range(0, front[0].Length)
            .Select(i => front.Max(point => point[i]) - front.Min(point => point[i]))
            .ToArray();
        var open = front.ToList();
        var chosen = new List<double[]>();
        for (
            var next = open.MinBy(point => point[0]);
            next is not null;
            next = open.MaxBy(point => chosen.Min(other => Distance(point, other)))
        )
        {
            yield return next;
            open.Remove(next);
            chosen.Add(next);
        }

        double Distance(double[] a, double[] b) =>
            ranges.Select((range, i) => range > 0 && double.IsFinite(range) ? Math.Pow((a[i] - b[i]) / range, 2) : 0).Sum();
    }

    private IEnumerable<double[]> RivalsAt(double step, StudyHistory history) =>
        from rival in history.Finished.Concat(history.Running)
        let reports = ReportsOf(rival)
        where reports.All(metric => metric.Keys.LastOrDefault() >= step)
        let losses = LossesAt(reports, step, history)
        where losses is not null && !losses.Any(double.IsNaN)
        select losses;

    /// <summary>The last reports up to a step, the lower the better; null where a metric began later.</summary>
    private static double[]? LossesAt(ImmutableSortedDictionary<long, double>[] reports, double step, StudyHistory history)
    {
        var losses = new double[reports.Length];
        for (var i = 0; i < losses.Length; i++)
        {
            if (ReportExtensions.LastBy(reports[i], (long)step) is not { } value)
                return null;
            losses[i] = history.Directions[i] == StudyDirection.Maximize ? -value : value;
        }
        return losses;
    }

    /// <summary>What a trial has reported of each metric.</summary>
    private ImmutableSortedDictionary<long, double>[] ReportsOf(FrozenTrial trial) =>
        _metrics.Length == 1 ? [trial.IntermediateValues] : [.. _metrics.Select(metric => trial.ReportsOn(metric))];
}
