namespace Tunewright;

/// <summary>
/// Moves a numeric parameter by a polynomial distribution, within its bounds. K. Deb, M. Goyal, "A combined genetic adaptive search
/// (GeneAS) for engineering design", 1996.
/// </summary>
public sealed record PolynomialMutation
{
    /// <summary>Creates the operator.</summary>
    /// <param name="eta">The distribution index, above 0: the larger, the smaller are the steps.</param>
    public PolynomialMutation(double eta = 20) => Eta = InRange.Positive(eta, nameof(eta));

    /// <summary>The distribution index.</summary>
    public double Eta { get; }

    /// <summary>Moves a coordinate from 0 to 1.</summary>
    internal double Moved(double x, UniformStream stream)
    {
        var share = stream.Next();
        var step =
            share < 0.5
                ? Math.Pow(2 * share + (1 - 2 * share) * Math.Pow(1 - x, Eta + 1), 1 / (Eta + 1)) - 1
                : 1 - Math.Pow(2 * (1 - share) + (2 * share - 1) * Math.Pow(x, Eta + 1), 1 / (Eta + 1));
        return Math.Clamp(x + step, 0, 1);
    }
}
