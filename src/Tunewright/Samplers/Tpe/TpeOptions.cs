namespace Tunewright;

/// <summary>How <see cref="TpeSampler"/> works. The defaults are those of Optuna 5.</summary>
public sealed record TpeOptions
{
    /// <summary>The seed; <see langword="null"/>, the default, for any. 0 to 4,294,967,295 with <see cref="RandomGenerator.NumPy"/>.</summary>
    public long? Seed { get; init; }

    /// <summary>Where the draws come from; <see cref="RandomGenerator.Philox"/> by default.</summary>
    public RandomGenerator Generator { get; init; } = RandomGenerator.Philox;

    /// <summary>How many complete or pruned trials there must be before values are drawn other than at random; 0 or more, 10 by default.</summary>
    public int StartupTrials { get; init; } = 10;

    /// <summary>From how many draws the most promising is taken; 1 or more, 24 by default.</summary>
    public int Candidates { get; init; } = 24;

    /// <summary>
    /// Whether parameters that all trials have in common are drawn together. <see langword="null"/>, the default, means yes for one
    /// objective, no for several.
    /// </summary>
    public bool? Multivariate { get; init; }

    /// <summary>
    /// Whether a conditional space falls into groups of parameters that occur together, each drawn together; needs
    /// <see cref="Multivariate"/>. Off by default.
    /// </summary>
    public bool Group { get; init; }

    /// <summary>Whether points that others try now count as bad, so that workers spread out. On by default.</summary>
    public bool ConstantLiar { get; init; } = true;
}
