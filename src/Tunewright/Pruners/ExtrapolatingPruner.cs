using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Tunewright;

/// <summary>
/// Ends a trial that will probably not beat the best: it extends the trial's learning curve, a power law, to the length of complete
/// trials. How far such a forecast is off, it learns from complete trials that it would have forecast from the same step.
/// </summary>
/// <remarks>
/// <para>
/// It compares trials of one length: where a schedule, as of learning rates, depends on the planned length, all trials should have the
/// same. Noisy reports make it careful, not wrong, since complete trials were as noisy.
/// </para>
/// <para>
/// The idea is that of T. Domhan, J. T. Springenberg, F. Hutter, IJCAI 2015, with one kind of curve, and with the spread over trials
/// instead of a posterior over curves.
/// </para>
/// </remarks>
public sealed class ExtrapolatingPruner : IPruner
{
    private const int MinReports = 3;
    private const int MaxTrials = 50;
    private readonly double _probability;
    private readonly int _startupTrials;
    private readonly long _warmupSteps;

    // By step: trials are immutable, and each is forecast again for every rival at that step.
    private readonly ConditionalWeakTable<FrozenTrial, ConcurrentDictionary<long, double?>> _forecasts = [];

    /// <summary>Creates a pruner.</summary>
    /// <param name="probability">A trial ends if its probability of beating the best is below this; from 0 to 1.</param>
    /// <param name="startupTrials">The number of complete trials with reports before any pruning, at least 2.</param>
    /// <param name="warmupSteps">The steps of each trial before which it goes on, at least 0. Three reports are always needed.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public ExtrapolatingPruner(double probability = 0.05, int startupTrials = 5, long warmupSteps = 0)
    {
        _probability = InRange.Probability(probability, nameof(probability));
        ArgumentOutOfRangeException.ThrowIfLessThan(startupTrials, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(warmupSteps);
        (_startupTrials, _warmupSteps) = (startupTrials, warmupSteps);
    }

    /// <inheritdoc/>
    public PruningDecision Decide(StudyHistory history, FrozenTrial trial)
    {
        var sign = history.Maximizes ? -1 : 1;
        if (trial.LastStep is not { } step || step < _warmupSteps)
            return PruningDecision.Continue;
        if (Forecast(trial, step, history.LongestCompleteTrial, sign) is not { } forecast)
            return PruningDecision.Continue;

        var (best, errors) = (double.PositiveInfinity, new List<double>());
        for (var i = history.Finished.Count - 1; i >= 0; i--)
        {
            var other = history.Finished[i];
            if (other.State != TrialState.Complete || other.LastStep is not { } last)
                continue;
            var end = sign * other.IntermediateValues[last];
            if (other.IsFeasible && end < best)
                best = end;
            if (errors.Count < MaxTrials && last > step && double.IsFinite(end) && Known(other, step, last, sign) is { } guess)
                errors.Add(end - guess);
        }
        if (errors.Count < _startupTrials)
            return PruningDecision.Continue;

        var bias = errors.Average();
        var deviation = Math.Sqrt(errors.Sum(error => Math.Pow(error - bias, 2)) / (errors.Count - 1));
        var margin = best - (forecast + bias);
        var probability =
            deviation > 0 ? Normal.Cdf(margin / deviation)
            : margin > 0 ? 1
            : 0;
        return probability < _probability ? PruningDecision.Stop : PruningDecision.Continue;
    }

    private double? Known(FrozenTrial ended, long step, long end, int sign) =>
        _forecasts.GetValue(ended, _ => []).GetOrAdd(step, at => Forecast(ended, at, end, sign));

    /// <summary>
    /// The loss at a later step by the reports up to another; <see langword="null"/> if these are too few, or not finite.
    /// </summary>
    private static double? Forecast(FrozenTrial trial, long step, long? end, int sign)
    {
        if (end is not { } until || until <= step)
            return null;
        var (times, losses) = (new List<double>(), new List<double>());
        foreach (var (at, value) in trial.IntermediateValues)
        {
            if (at > step)
                break;
            if (!double.IsFinite(value))
                return null;
            times.Add(at + 1.0); // steps begin at 0
            losses.Add(sign * value);
        }
        return times.Count < MinReports ? null : PowerLaw.Fit([.. times], [.. losses]).At(until + 1.0);
    }
}
