using System.Collections.Immutable;

namespace Tunewright;

/// <summary>The search is over when a model of the objective says that there is little left to gain. It asks after each trial.</summary>
public abstract class ModelledStop : StopCondition
{
    private readonly List<FrozenTrial> _trials = [];
    private readonly double _threshold;
    private readonly int _minTrials;
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
        (_threshold, _minTrials, _objective) = (threshold, minTrials, objective);
    }

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
        var learnt = LearntObjective.Of(_trials, _directions, _objective, _minTrials);
        return _isMet = learnt is not null && LogGain(learnt) < Math.Log(_threshold);
    }

    /// <summary>The logarithm of what there is to gain, in the objective's units.</summary>
    private protected abstract double LogGain(LearntObjective learnt);

    /// <summary>The largest value over the space.</summary>
    private protected static double Largest(LearntObjective learnt, Func<double[], double> value)
    {
        var stream = new PhiloxStream(0, learnt.Points.Length, "stop");
        var known = learnt.Points.OrderByDescending(value).Take(3).ToArray();
        return AcquisitionSearch.Largest(learnt.Space, value, known, stream).Value;
    }
}
