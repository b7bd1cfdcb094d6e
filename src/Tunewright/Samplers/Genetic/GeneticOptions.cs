namespace Tunewright;

/// <summary>
/// How <see cref="NsgaIISampler"/> and <see cref="NsgaIIISampler"/> work. The defaults are those of Optuna; workers of one study should
/// have the same but for the seed.
/// </summary>
public record GeneticOptions
{
    /// <summary>The seed; <see langword="null"/>, the default, for an arbitrary one.</summary>
    public long? Seed { get; init; }

    /// <summary>The number of trials of a generation, 50 by default; at least 2, and the number of parents of the crossover.</summary>
    public int PopulationSize { get; init; } = 50;

    /// <summary>How children come from their parents; each parameter from one of two by default.</summary>
    public Crossover Crossover { get; init; } = new UniformCrossover();

    /// <summary>The probability of crossover, 0.9 by default; otherwise a child begins as a copy of one parent.</summary>
    public double CrossoverProbability { get; init; } = 0.9;

    /// <summary>
    /// How a numeric parameter mutates; <see langword="null"/>, the default: it is drawn anew at random, as categories always are.
    /// </summary>
    public PolynomialMutation? Mutation { get; init; }

    /// <summary>
    /// The probability that a parameter mutates; <see langword="null"/>, the default, for one over the number of parameters.
    /// </summary>
    public double? MutationProbability { get; init; }

    /// <summary>Refuses options out of their ranges.</summary>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(PopulationSize, Math.Max(2, Crossover.Parents), nameof(PopulationSize));
        InRange.Probability(CrossoverProbability, nameof(CrossoverProbability));
        InRange.Probability(MutationProbability ?? 0, nameof(MutationProbability));
    }
}
