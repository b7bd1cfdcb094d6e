namespace Tunewright;

/// <summary>How <see cref="GaussianProcessSampler"/> works.</summary>
public sealed record GaussianProcessOptions
{
    /// <summary>The seed; <see langword="null"/>, the default, for an arbitrary one.</summary>
    public long? Seed { get; init; }

    /// <summary>
    /// The number of complete or pruned trials that are drawn at random before the model is used; 1 or more, 10 by default.
    /// </summary>
    public int StartupTrials { get; init; } = 10;

    /// <summary>Whether the objective returns the same value whenever it is asked for the same point. Off by default.</summary>
    public bool Deterministic { get; init; }
}
