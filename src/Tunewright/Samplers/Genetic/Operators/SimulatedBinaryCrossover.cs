namespace Tunewright;

/// <summary>
/// SBX: spreads children round the parents as one-point crossover of bits does, within the bounds. Half of the parameters are recombined,
/// the others are a parent's. K. Deb, R. B. Agrawal, "Simulated binary crossover for continuous search space", Complex Systems 9, 1995.
/// </summary>
public sealed record SimulatedBinaryCrossover : Crossover
{
    /// <summary>Creates the operator.</summary>
    /// <param name="eta">The distribution index, above 0: the larger, the closer are children to their parents.</param>
    public SimulatedBinaryCrossover(double eta = 20) => Eta = InRange.Positive(eta, nameof(eta));

    /// <summary>The distribution index.</summary>
    public double Eta { get; }

    /// <inheritdoc/>
    internal override double[] Child(IReadOnlyList<double[]> parents, UniformStream stream) =>
        [.. parents[0].Zip(parents[1], (x, y) => Gene(x, y, stream))];

    private double Gene(double x, double y, UniformStream stream)
    {
        var (isRecombined, isFirst, share) = (stream.Next() < 0.5, stream.Next() < 0.5, stream.Next());
        var (low, high) = (Math.Min(x, y), Math.Max(x, y));
        if (!isRecombined || high - low < 1e-10)
            return isFirst ? x : y;
        var nearer = isFirst ? low : 1 - high; // the distance to the bound on the child's side
        var largest = 2 - Math.Pow(1 + 2 * nearer / (high - low), -(Eta + 1));
        var spread = Math.Pow(share <= 1 / largest ? share * largest : 1 / (2 - share * largest), 1 / (Eta + 1));
        return 0.5 * (low + high + (isFirst ? -1 : 1) * spread * (high - low));
    }
}
