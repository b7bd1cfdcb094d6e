namespace Tunewright;

/// <summary>A trial that has ended cannot be changed.</summary>
/// <param name="trial">The trial as it is stored.</param>
public sealed class TrialFinishedException(FrozenTrial trial)
    : InvalidOperationException($"Trial {trial.Number} has ended ({trial.State}) and cannot be changed.")
{
    /// <summary>The trial as it is stored.</summary>
    public FrozenTrial Trial { get; } = trial;
}
