namespace Tunewright;

/// <summary>
/// vSBX: as <see cref="SimulatedBinaryCrossover"/>, but it looks as often beyond a parent as between both, at the same distance from it.
/// P. J. Ballester, J. N. Carter, "An effective real-parameter genetic algorithm with parent centric normal crossover for multimodal
/// optimisation", GECCO 2004, section 3.2.
/// </summary>
public sealed record VectorSimulatedBinaryCrossover : Crossover
{
    /// <summary>Creates the operator.</summary>
    /// <param name="eta">The distribution index, above 0: the larger, the closer are children to their parents.</param>
    public VectorSimulatedBinaryCrossover(double eta = 20) => Eta = InRange.Positive(eta, nameof(eta));

    /// <summary>The distribution index.</summary>
    public double Eta { get; }

    /// <inheritdoc/>
    internal override double[] Child(IReadOnlyList<double[]> parents, UniformStream stream) =>
        [.. parents[0].Zip(parents[1], (x, y) => Gene(x, y, stream))];

    private double Gene(double x, double y, UniformStream stream)
    {
        var (isRecombined, isFirst, share) = (stream.Next() < 0.5, stream.Next() < 0.5, stream.Next());
        var (near, far) = share <= 0.5 ? (x, y) : (y, x);
        if (!isRecombined)
            return isFirst ? x : y;
        var spread = Math.Pow(2 * Math.Min(share, 1 - share), 1 / (Eta + 1));
        return near + (isFirst ? 1 : -1) * 0.5 * (1 - spread) * (far - near);
    }
}
