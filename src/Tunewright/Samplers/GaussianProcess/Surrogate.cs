namespace Tunewright;

/// <summary>A Gaussian process for values of any mean and scale.</summary>
/// <param name="Process">For values of mean 0 and deviation 1.</param>
/// <param name="Values">The standardised values of all observed points.</param>
/// <param name="Mean">The values' mean.</param>
/// <param name="Deviation">Their standard deviation.</param>
internal sealed record Surrogate(GaussianProcess Process, double[] Values, double Mean, double Deviation)
{
    /// <summary>A value as it is among standardised ones.</summary>
    public double Standardised(double value) => (value - Mean) / Deviation;

    /// <summary>
    /// Values with mean 0 and deviation 1; infinite ones count as the best or the worst of the others, and equal ones as 0.
    /// </summary>
    public static (double[] Values, double Mean, double Deviation) Standardise(IReadOnlyList<double> values)
    {
        var finite = values.Where(double.IsFinite).DefaultIfEmpty(0);
        var (low, high) = (finite.Min(), finite.Max());
        var cut = values.Select(value => Math.Clamp(value, low, high)).ToArray();
        var mean = cut.Sum(value => value / cut.Length);
        var largest = cut.Max(value => Math.Abs(value - mean));
        if (!(largest > 1e-300 && double.IsFinite(largest)))
            return (new double[cut.Length], mean, 1);
        var deviation = largest * Math.Sqrt(cut.Average(value => Math.Pow((value - mean) / largest, 2)));
        return (Array.ConvertAll(cut, value => (value - mean) / deviation), mean, deviation);
    }
}
