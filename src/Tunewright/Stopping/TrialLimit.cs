namespace Tunewright;

/// <summary>The search is over when the study has a number of trials, counted over all processes and runs.</summary>
/// <remarks>Trials that run when the limit is reached go on to their end, so several workers can exceed it.</remarks>
/// <param name="trials">The number of trials, at least 1.</param>
/// <param name="states">The finished states that count; by default complete ones only.</param>
public sealed class TrialLimit(int trials, params IReadOnlyList<TrialState> states) : StopCondition
{
    private readonly int _limit =
        trials >= 1 ? trials : throw new ArgumentOutOfRangeException(nameof(trials), trials, "A limit must be at least 1 trial.");
    private int _count;

    /// <inheritdoc/>
    protected override void Reset() => _count = 0;

    /// <inheritdoc/>
    protected override void See(FrozenTrial trial, StudyHistory history)
    {
        if (states.Count == 0 ? trial.State == TrialState.Complete : states.Contains(trial.State))
            _count++;
    }

    /// <inheritdoc/>
    protected override bool IsMet(DateTimeOffset now) => _count >= _limit;
}
