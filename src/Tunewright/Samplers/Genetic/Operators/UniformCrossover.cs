namespace Tunewright;

/// <summary>
/// Takes each parameter from one of two parents. G. Syswerda, "Uniform crossover in genetic algorithms", ICGA 1989.
/// </summary>
public sealed record UniformCrossover : Crossover
{
    /// <summary>Creates the operator.</summary>
    /// <param name="swappingProbability">The probability that a parameter is the second parent's, from 0 to 1.</param>
    public UniformCrossover(double swappingProbability = 0.5) =>
        SwappingProbability = InRange.Probability(swappingProbability, nameof(swappingProbability));

    /// <summary>The probability that a parameter is the second parent's.</summary>
    public double SwappingProbability { get; }

    /// <inheritdoc/>
    internal override double[] Child(IReadOnlyList<double[]> parents, UniformStream stream) =>
        [.. parents[0].Select((x, i) => stream.Next() < SwappingProbability ? parents[1][i] : x)];
}
