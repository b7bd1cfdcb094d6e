using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Tunewright;

/// <summary>
/// Asynchronous successive halving (Li et al., "A System for Massively Parallel Hyperparameter Tuning", 2020): a trial
/// that reaches a rung goes on only if it is among the best of all that reached that rung.
/// </summary>
/// <remarks>
/// Rung <c>k</c> is reached at step <c>minResource * reductionFactor^(minEarlyStoppingRate + k)</c>. The value there is
/// stored as the trial's system attribute <c>completed_rung_k</c>, so that other workers see it, also in Python. Of
/// <c>n</c> trials at a rung the best <c>n / reductionFactor</c> go on, at least one. NaN at a rung ends the trial.
/// </remarks>
public sealed class SuccessiveHalvingPruner : IPruner
{
    private const string KeyPrefix = "completed_rung_";
    private readonly int _reductionFactor;
    private readonly int _minEarlyStoppingRate;
    private readonly int _bootstrapCount;
    private volatile object? _minResource;
    private readonly ConditionalWeakTable<object, RankedReports> _rungs = [];

    /// <summary>Creates a pruner.</summary>
    /// <param name="minResource">
    /// The number of steps after which a report first means something, at least 1. <see langword="null"/>: a hundredth of the longest
    /// complete trial's last step, at least 1, once a trial with reports is complete, and unchanged from then on. Until then
    /// nothing is pruned.
    /// </param>
    /// <param name="reductionFactor">One trial in this many goes on to the next rung; at least 2.</param>
    /// <param name="minEarlyStoppingRate">The number of rungs to leave out at the start, at least 0.</param>
    /// <param name="bootstrapCount">
    /// The number of trials that are ended at each rung before the first goes on, at least 0. Above 0 it needs
    /// <paramref name="minResource"/>.
    /// </param>
    /// <exception cref="ArgumentException">An argument is out of its range, or two contradict each other.</exception>
    public SuccessiveHalvingPruner(long? minResource = null, int reductionFactor = 4, int minEarlyStoppingRate = 0, int bootstrapCount = 0)
    {
        if (minResource is { } steps)
            ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1, nameof(minResource));
        ArgumentOutOfRangeException.ThrowIfLessThan(reductionFactor, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(minEarlyStoppingRate);
        ArgumentOutOfRangeException.ThrowIfNegative(bootstrapCount);
        if (bootstrapCount > 0 && minResource is null)
        {
            throw new ArgumentException(
                $"A bootstrapCount of {bootstrapCount} needs a minResource: rungs must be known from the first trial on.",
                nameof(bootstrapCount)
            );
        }

        _minResource = minResource;
        _reductionFactor = reductionFactor;
        _minEarlyStoppingRate = minEarlyStoppingRate;
        _bootstrapCount = bootstrapCount;
    }

    /// <inheritdoc/>
    public PruningDecision Decide(StudyHistory history, FrozenTrial trial)
    {
        var maximize = history.Maximizes;
        if (trial.LastStep is not { } step || MinResource(history) is not { } resource)
            return PruningDecision.Continue;

        var value = trial.IntermediateValues[step];
        var completed = ImmutableDictionary<string, object?>.Empty;
        for (var rung = FirstOpenRung(trial); ; rung++)
        {
            if (step < resource * Math.Pow(_reductionFactor, _minEarlyStoppingRate + rung))
                return new(false, completed);
            if (double.IsNaN(value))
                return new(true, completed);

            completed = completed.Add(Key(rung), value);
            var (rivals, better) = RivalsAt(rung, history, value, maximize);
            var competing = rivals + 1;
            var promoted = Math.Max(competing / _reductionFactor, 1);
            if (competing <= _bootstrapCount || better >= promoted)
                return new(true, completed);
        }
    }

    private long? MinResource(StudyHistory history)
    {
        if (_minResource is null && history.LongestCompleteTrial is { } steps)
            Interlocked.CompareExchange(ref _minResource, Math.Max(steps / 100, 1L), null);
        return (long?)_minResource;
    }

    private static int FirstOpenRung(FrozenTrial trial)
    {
        var rung = 0;
        while (trial.SystemAttributes.ContainsKey(Key(rung)))
            rung++;
        return rung;
    }

    /// <summary>The number of other trials that reached a rung, and of those that were better there.</summary>
    private (int Count, int Better) RivalsAt(int rung, StudyHistory history, double value, bool maximize)
    {
        int count,
            better;
        var ended = _rungs.GetValue(history.Lineage, _ => new RankedReports(RungsOf));
        lock (ended)
        {
            ended.MoveTo(history.Finished);
            (count, var ranked) = ended.At(rung);
            better = maximize ? ranked.Count - Below(ranked, value, orEqual: true) : Below(ranked, value, orEqual: false);
        }
        foreach (var trial in history.Running)
        {
            if (!trial.SystemAttributes.TryGetValue(Key(rung), out var stored))
                continue;
            count++;
            if (PlainValue.AsDouble(stored) is { } rival && (maximize ? rival > value : rival < value))
                better++;
        }
        return (count, better);
    }

    /// <summary>How many of ascending values are below another one.</summary>
    private static int Below(IReadOnlyList<double> ranked, double value, bool orEqual)
    {
        var (low, high) = (0, ranked.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ranked[middle] < value || orEqual && ranked[middle] == value)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private static IEnumerable<KeyValuePair<long, double>> RungsOf(FrozenTrial trial)
    {
        foreach (var (key, value) in trial.SystemAttributes)
        {
            if (
                key.StartsWith(KeyPrefix, StringComparison.Ordinal)
                && int.TryParse(key.AsSpan(KeyPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var rung)
            )
            {
                yield return new(rung, PlainValue.AsDouble(value) ?? double.NaN);
            }
        }
    }

    private static string Key(int rung) => KeyPrefix + rung.ToString(CultureInfo.InvariantCulture);
}
