namespace Tunewright;

/// <summary>How <see cref="CmaEsSampler"/> works. Workers of one study must have the same options but for the seed.</summary>
public sealed record CmaEsOptions
{
    /// <summary>The seed; <see langword="null"/>, the default, for an arbitrary one.</summary>
    public long? Seed { get; init; }

    /// <summary>
    /// The number of complete or pruned trials that are drawn at random before the strategy begins, 1 by default and at least 1: it has to
    /// know the space.
    /// </summary>
    public int StartupTrials { get; init; } = 1;

    /// <summary>
    /// The number of trials of a generation, at least 3; <see langword="null"/>, the default, for 4 + ⌊3 ln d⌋ with d parameters.
    /// </summary>
    public int? PopulationSize { get; init; }

    /// <summary>
    /// Whether to adapt a step for each parameter only, and not how parameters depend on each other: faster to learn with many parameters,
    /// a hundred and more. Off by default. R. Ros, N. Hansen, "A simple modification in CMA-ES achieving linear time and space
    /// complexity", PPSN 2008.
    /// </summary>
    public bool Separable { get; init; }

    /// <summary>
    /// Whether neighbours of a discrete parameter's best value keep a minimal probability, without which it freezes as soon as the steps
    /// are smaller than the distance between values. On by default. R. Hamano, S. Saito, M. Nomura, S. Shirakawa, "CMA-ES with margin",
    /// GECCO 2022.
    /// </summary>
    public bool Margin { get; init; } = true;

    /// <summary>
    /// Whether to slow learning down as far as noise and many peaks demand. Off by default; not together with <see cref="Separable"/>.
    /// M. Nomura, Y. Akimoto, I. Ono, "CMA-ES with learning rate adaptation", GECCO 2023.
    /// </summary>
    public bool AdaptLearningRates { get; init; }

    /// <summary>What to do when the search has converged; by default it begins elsewhere with twice the population.</summary>
    public CmaEsRestarts Restarts { get; init; } = CmaEsRestarts.IncreasingPopulation;

    /// <summary>
    /// Trials of a similar study with the same direction, whose best tenth says where to begin; none by default. Those that lack one of
    /// the parameters are left out. M. Nomura et al., "Warm starting CMA-ES for hyperparameter optimization", AAAI 2021.
    /// </summary>
    public IReadOnlyList<FrozenTrial> SourceTrials { get; init; } = [];
}
