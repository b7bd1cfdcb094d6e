namespace Tunewright;

/// <summary>
/// BLX-α: draws each parameter uniformly between the parents', and as far beyond them as α times their distance. L. J. Eshelman,
/// J. D. Schaffer, "Real-coded genetic algorithms and interval-schemata", FOGA 2, 1993.
/// </summary>
public sealed record BlendCrossover : Crossover
{
    /// <summary>Creates the operator.</summary>
    /// <param name="alpha">How far beyond the parents, at least 0.</param>
    public BlendCrossover(double alpha = 0.5) =>
        Alpha =
            alpha >= 0 && double.IsFinite(alpha)
                ? alpha
                : throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "The extension must be a finite number of at least 0.");

    /// <summary>How far beyond the parents.</summary>
    public double Alpha { get; }

    /// <inheritdoc/>
    internal override double[] Child(IReadOnlyList<double[]> parents, UniformStream stream) =>
        [
            .. parents[0]
                .Zip(
                    parents[1],
                    (x, y) =>
                    {
                        var (low, high) = (Math.Min(x, y), Math.Max(x, y));
                        var beyond = Alpha * (high - low);
                        return low - beyond + stream.Next() * (high - low + 2 * beyond);
                    }
                ),
        ];
}
