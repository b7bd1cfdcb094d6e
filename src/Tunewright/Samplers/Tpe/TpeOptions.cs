using System.Collections.Immutable;

namespace Tunewright;

/// <summary>How <see cref="TpeSampler"/> works. The defaults are those of Optuna 5.</summary>
public sealed record TpeOptions
{
    /// <summary>
    /// The seed; <see langword="null"/>, the default, for an arbitrary one. 0 to 4,294,967,295 with
    /// <see cref="RandomGenerator.NumPy"/>.
    /// </summary>
    public long? Seed { get; init; }

    /// <summary>Where the draws come from; <see cref="RandomGenerator.Philox"/> by default.</summary>
    public RandomGenerator Generator { get; init; } = RandomGenerator.Philox;

    /// <summary>
    /// The number of complete or pruned trials that are drawn at random before the estimator takes over; 0 or more, 10 by default.
    /// </summary>
    public int StartupTrials { get; init; } = 10;

    /// <summary>The number of draws from which the most promising is taken; 1 or more, 24 by default.</summary>
    public int Candidates { get; init; } = 24;

    /// <summary>
    /// Whether parameters that all trials have in common are drawn together. <see langword="null"/>, the default: yes for one
    /// objective, no for several.
    /// </summary>
    public bool? Multivariate { get; init; }

    /// <summary>
    /// Whether to split a conditional space into groups of parameters that occur together, and to draw each group together. Needs
    /// <see cref="Multivariate"/>. Off by default.
    /// </summary>
    public bool Group { get; init; }

    /// <summary>
    /// Whether failed trials count as the worst, so that the sampler keeps away from regions where an objective fails, as by running out of
    /// memory. Trials that were cancelled do not. Off by default, as in Optuna: failed trials are forgotten.
    /// </summary>
    public bool LearnFromFailures { get; init; }

    /// <summary>
    /// Where the user thinks that parameters' best values lie, by name; none by default. Half of the startup trials' values come from them.
    /// Afterwards a belief weighs as much as a number of trials, so that a wrong one costs some trials, not the search.
    /// </summary>
    public IReadOnlyDictionary<string, Belief> Beliefs { get; init; } = ImmutableDictionary<string, Belief>.Empty;

    /// <summary>The number of trials that <see cref="Beliefs"/> count as, at least 0; 10 by default.</summary>
    public double BeliefTrials { get; init; } = 10;

    /// <summary>
    /// Whether to prefer quick trials: it takes the largest expected improvement per second, by the durations of complete trials. Off by
    /// default. Suggestions then depend on the time that trials took, so that no seed repeats them.
    /// </summary>
    public bool PerSecond { get; init; }

    /// <summary>Whether points of running trials count as bad, so that workers spread out. On by default.</summary>
    public bool ConstantLiar { get; init; } = true;
}
