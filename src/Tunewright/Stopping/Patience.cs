namespace Tunewright;

/// <summary>The search is over when the best value has not improved for a number of complete or pruned trials.</summary>
/// <param name="trials">The number of trials, at least 1.</param>
/// <param name="minImprovement">How much better than the best a value must be to count as an improvement; 0 or more.</param>
/// <param name="objective">The index of the objective, from 0.</param>
public sealed class Patience(int trials, double minImprovement = 0, int objective = 0) : StopCondition
{
    private readonly int _limit =
        trials >= 1 ? trials : throw new ArgumentOutOfRangeException(nameof(trials), trials, "Patience must last at least 1 trial.");
    private readonly double _margin =
        minImprovement >= 0
            ? minImprovement
            : throw new ArgumentOutOfRangeException(nameof(minImprovement), minImprovement, "The minimum improvement must be 0 or more.");
    private double? _best;
    private int _idle;

    /// <inheritdoc/>
    protected override void Reset() => (_best, _idle) = (null, 0);

    /// <inheritdoc/>
    protected override void See(FrozenTrial trial, StudyHistory history)
    {
        if (trial.State == TrialState.Failed)
            return;
        _idle++;
        if (trial.State != TrialState.Complete || !trial.IsFeasible)
            return;
        var value = history.Directions[objective] == StudyDirection.Maximize ? -trial.Values[objective] : trial.Values[objective];
        if (_best is { } known && !(value < known - _margin))
            return;
        (_best, _idle) = (value, 0);
    }

    /// <inheritdoc/>
    protected override bool IsMet(DateTimeOffset now) => _idle >= _limit;
}
