namespace Tunewright;

/// <summary>The search is over when a complete, feasible trial is as good as <paramref name="value"/> or better.</summary>
/// <param name="value">The target; not NaN.</param>
/// <param name="objective">The index of the objective, from 0.</param>
public sealed class TargetValue(double value, int objective = 0) : StopCondition
{
    private readonly double _target = double.IsNaN(value)
        ? throw new ArgumentOutOfRangeException(nameof(value), value, "A target must be a number.")
        : value;
    private bool _reached;

    /// <inheritdoc/>
    protected override void Reset() => _reached = false;

    /// <inheritdoc/>
    protected override void See(FrozenTrial trial, StudyHistory history)
    {
        if (trial.State != TrialState.Complete || !trial.IsFeasible)
            return;
        _reached |=
            history.Directions[objective] == StudyDirection.Maximize
                ? trial.Values[objective] >= _target
                : trial.Values[objective] <= _target;
    }

    /// <inheritdoc/>
    protected override bool IsMet(DateTimeOffset now) => _reached;
}
