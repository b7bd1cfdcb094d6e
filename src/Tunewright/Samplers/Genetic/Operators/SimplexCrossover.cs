namespace Tunewright;

/// <summary>
/// SPX: draws uniformly from the triangle of three parents, enlarged round its middle. S. Tsutsui, M. Yamamura, T. Higuchi,
/// "Multi-parent recombination with simplex crossover in real coded genetic algorithms", GECCO 1999.
/// </summary>
public sealed record SimplexCrossover : Crossover
{
    /// <summary>Creates the operator.</summary>
    /// <param name="expansion">
    /// The enlargement, above 0; 2, the root of the number of parents plus 1, leaves the spread of a population as it is.
    /// </param>
    public SimplexCrossover(double expansion = 2) => Expansion = InRange.Positive(expansion, nameof(expansion));

    /// <summary>The enlargement.</summary>
    public double Expansion { get; }

    /// <inheritdoc/>
    public override int Parents => 3;

    /// <inheritdoc/>
    internal override double[] Child(IReadOnlyList<double[]> parents, UniformStream stream)
    {
        // A uniform point of a triangle has the weights 1 − √u, √u (1 − v) and √u v of its corners.
        var (root, share) = (Math.Sqrt(stream.Next()), stream.Next());
        double[] weights = [1 - root, root * (1 - share), root * share];
        var child = new double[parents[0].Length];
        for (var i = 0; i < child.Length; i++)
        {
            var middle = (parents[0][i] + parents[1][i] + parents[2][i]) / 3;
            var inside = weights[0] * parents[0][i] + weights[1] * parents[1][i] + weights[2] * parents[2][i];
            child[i] = middle + Expansion * (inside - middle);
        }
        return child;
    }
}
