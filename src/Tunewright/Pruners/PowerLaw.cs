namespace Tunewright;

/// <summary>
/// A learning curve a + b·t^−c with b of at least 0, by least squares. T. Domhan, J. T. Springenberg, F. Hutter, "Speeding up automatic
/// hyperparameter optimization of deep neural networks by extrapolation of learning curves", IJCAI 2015, table 1 ("pow3").
/// </summary>
/// <param name="Limit">a, the loss that it approaches.</param>
/// <param name="Scale">b.</param>
/// <param name="Exponent">c.</param>
internal readonly record struct PowerLaw(double Limit, double Scale, double Exponent)
{
    private const double Factor = 1.2;
    private static readonly double[] Exponents = [.. Enumerable.Range(0, 25).Select(i => 0.05 * Math.Pow(Factor, i))];

    /// <summary>The curve's loss at a time.</summary>
    public double At(double time) => Limit + Scale * Math.Pow(time, -Exponent);

    /// <summary>The curve that is nearest to losses; later ones, which say more of the end, have more weight.</summary>
    /// <param name="times">At least two times above 0, rising.</param>
    /// <param name="losses">A finite loss for each.</param>
    public static PowerLaw Fit(ReadOnlySpan<double> times, ReadOnlySpan<double> losses)
    {
        var coarse = Best(times, losses, Exponents);
        var fine = Enumerable.Range(-10, 21).Select(i => coarse.Exponent * Math.Pow(Factor, i / 10.0));
        return Best(times, losses, [.. fine]);
    }

    private static PowerLaw Best(ReadOnlySpan<double> times, ReadOnlySpan<double> losses, ReadOnlySpan<double> exponents)
    {
        var (best, smallest) = (default(PowerLaw), double.PositiveInfinity);
        foreach (var exponent in exponents)
        {
            var curve = Fit(times, losses, exponent);
            var error = 0.0;
            for (var i = 0; i < times.Length; i++)
                error += (i + 1) * Math.Pow(curve.At(times[i]) - losses[i], 2);
            if (error < smallest)
                (best, smallest) = (curve, error);
        }
        return best;
    }

    /// <summary>For one exponent the rest is a line through (t^−c, loss).</summary>
    private static PowerLaw Fit(ReadOnlySpan<double> times, ReadOnlySpan<double> losses, double exponent)
    {
        var (weights, x, y, xx, xy) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < times.Length; i++)
        {
            var (weight, power) = (i + 1.0, Math.Pow(times[i], -exponent));
            weights += weight;
            x += weight * power;
            y += weight * losses[i];
            xx += weight * power * power;
            xy += weight * power * losses[i];
        }
        var spread = xx - x * x / weights;
        var scale = spread > 0 ? Math.Max(0, (xy - x * y / weights) / spread) : 0;
        return new((y - scale * x) / weights, scale, exponent);
    }
}
