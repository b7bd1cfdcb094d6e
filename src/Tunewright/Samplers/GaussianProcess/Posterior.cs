namespace Tunewright;

/// <summary>What a Gaussian process says of the value at a point.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Variance">The variance, above 0.</param>
internal readonly record struct Posterior(double Mean, double Variance)
{
    /// <summary>L⁻¹ k, of which the variance was computed and a gradient is.</summary>
    public double[] Parts { get; init; } = [];

    public double Deviation => Math.Sqrt(Variance);
}
