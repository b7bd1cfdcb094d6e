namespace Tunewright;

/// <summary>
/// UNDX: draws from a normal distribution round the middle of two parents, along the line through them and, as wide as a third parent is
/// far from that line, across it. H. Kita, I. Ono, S. Kobayashi, "Multi-parental extension of the unimodal normal distribution crossover
/// for real-coded genetic algorithms", CEC 1999, section 2.
/// </summary>
public sealed record UnimodalNormalCrossover : Crossover
{
    /// <summary>Creates the operator.</summary>
    /// <param name="along">The standard deviation along the line, as a share of the parents' distance, above 0.</param>
    /// <param name="across">
    /// That across it, as a share of the third parent's distance, above 0; <see langword="null"/> for 0.35 over the root of the number of
    /// parameters.
    /// </param>
    public UnimodalNormalCrossover(double along = 0.5, double? across = null) =>
        (Along, Across) = (InRange.Positive(along, nameof(along)), across is { } value ? InRange.Positive(value, nameof(across)) : null);

    /// <summary>The standard deviation along the line.</summary>
    public double Along { get; }

    /// <summary>The standard deviation across the line, or <see langword="null"/>.</summary>
    public double? Across { get; }

    /// <inheritdoc/>
    public override int Parents => 3;

    /// <inheritdoc/>
    internal override double[] Child(IReadOnlyList<double[]> parents, UniformStream stream)
    {
        var n = parents[0].Length;
        var line = Difference(parents[1], parents[0]);
        var length = Math.Sqrt(DotProduct.Of(line, line));
        double[] axis = length > 1e-10 ? [.. line.Select(x => x / length)] : new double[n];
        var third = Perpendicular(Difference(parents[2], parents[0]));
        var distance = Math.Sqrt(DotProduct.Of(third, third));

        // A normal draw in all directions, without its part along the line, is one across it.
        var deviation = Across ?? 0.35 / Math.Sqrt(n);
        var offset = Perpendicular([.. Enumerable.Range(0, n).Select(_ => Normal.Draw(stream) * deviation * distance)]);
        var shift = Along * Normal.Draw(stream);
        return [.. Enumerable.Range(0, n).Select(i => (parents[0][i] + parents[1][i]) / 2 + shift * line[i] + offset[i])];

        double[] Perpendicular(double[] vector)
        {
            var part = DotProduct.Of(vector, axis);
            return [.. vector.Select((x, i) => x - part * axis[i])];
        }
    }

    private static double[] Difference(double[] x, double[] y) => [.. x.Zip(y, (a, b) => a - b)];
}
