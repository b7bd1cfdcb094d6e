using System.Collections.Immutable;

namespace Tunewright;

/// <summary>The search is over when a model of the objective says that there is little left to gain. It asks after each trial.</summary>
public abstract class ModelledStop : StopCondition
{
    private readonly List<FrozenTrial> _trials = [];
    private readonly int _objective;
    private ImmutableArray<StudyDirection> _directions;
    private int _judged;
    private bool _isMet;

    private protected ModelledStop(double threshold, int minTrials, int objective)
    {
        if (!(threshold >= 0))
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "The threshold must be a number of at least 0.");
        ArgumentOutOfRangeException.ThrowIfLessThan(minTrials, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(objective);
        (Threshold, MinTrials, _objective) = (threshold, minTrials, objective);
    }

    /// <summary>The gain below which the search is over, in the objective's units; at least 0.</summary>
    public double Threshold { get; }

    /// <summary>The number of complete, feasible trials before which the search goes on; at least 2.</summary>
    public int MinTrials { get; }

    /// <inheritdoc/>
    protected sealed override void Reset()
    {
        _trials.Clear();
        (_judged, _isMet) = (0, false);
    }

    /// <inheritdoc/>
    protected sealed override void See(FrozenTrial trial, StudyHistory history)
    {
        _directions = history.Directions;
        if (trial.State == TrialState.Complete)
            _trials.Add(trial);
    }

    /// <inheritdoc/>
    protected sealed override bool IsMet(DateTimeOffset now)
    {
        if (_isMet || _judged == _trials.Count)
            return _isMet;
        _judged = _trials.Count;
        return _isMet = LogGainAfter(_trials, _directions) < Math.Log(Threshold);
    }

    /// <summary>What there is left to gain after some trials, in the objective's units.</summary>
    /// <param name="trials">Complete trials of one study.</param>
    /// <param name="directions">The study's directions.</param>
    /// <returns><see langword="null"/> if too few of them are feasible, or if they have no parameter in common.</returns>
    public double? GainAfter(IReadOnlyList<FrozenTrial> trials, ImmutableArray<StudyDirection> directions) =>
        LogGainAfter(trials, directions) is { } gain ? Math.Exp(gain) : null;

    private double? LogGainAfter(IReadOnlyList<FrozenTrial> trials, ImmutableArray<StudyDirection> directions) =>
        LearntObjective.Of(trials, directions, _objective, MinTrials) is { } learnt ? LogGain(learnt) : null;

    /// <summary>The logarithm of what there is to gain, in the objective's units.</summary>
    private protected abstract double LogGain(LearntObjective learnt);

    /// <summary>The largest value over the space of a function of the objective, as it is learnt.</summary>
    private protected static double Largest(LearntObjective learnt, Func<Posterior, PosteriorFunction.Derivatives> value)
    {
        var stream = new PhiloxStream(0, learnt.Points.Length, "stop");
        var function = new PosteriorFunction((learnt.Model.Process, value));
        var known = function.At(learnt.Points).Zip(learnt.Points).OrderByDescending(pair => pair.First).Take(3).Select(pair => pair.Second);
        return AcquisitionSearch.Largest(learnt.Space, function, [.. known], stream).Value;
    }
}
