using System.Collections.Concurrent;

namespace Tunewright;

/// <summary>
/// Learns surrogates of a growing study. Kernels, whose choice takes long, are chosen anew when the number of observations has grown by a
/// twentieth, from the first observations up to that number, so that the choice does not depend on when it was made.
/// </summary>
/// <param name="deterministic">Whether values have no noise.</param>
internal sealed class SurrogateFits(bool deterministic)
{
    private const int EachUpTo = 30;
    private const int FewestForLogarithms = 8;
    private readonly ConcurrentDictionary<(string, int), KernelFit> _fits = new();

    /// <summary>Learns values as they are.</summary>
    /// <param name="key">Names values and space, so that the choice of a kernel can be used again.</param>
    /// <param name="points">The points, at least one; those of a later call begin with the same.</param>
    /// <param name="values">A value for each.</param>
    /// <param name="isCategory">Which coordinates are categories.</param>
    public Surrogate Learn(string key, double[][] points, IReadOnlyList<double> values, bool[] isCategory) =>
        Learn(points, values, Fit(key, points, Plain(values), isCategory, Milestone(points.Length))!);

    /// <summary>Learns losses as they are, or on the logarithmic scale that is likelier.</summary>
    /// <inheritdoc cref="Learn(string, double[][], IReadOnlyList{double}, bool[])"/>
    public Surrogate LearnLosses(string key, double[][] points, IReadOnlyList<double> values, bool[] isCategory)
    {
        var count = Milestone(points.Length);
        var (best, scaled) = (Fit(key, points, Plain(values), isCategory, count)!, values);
        if (count < FewestForLogarithms)
            return Learn(points, values, best);
        foreach (var (i, middle) in LogarithmicLosses.Middles.Index())
        {
            if (LogarithmicLosses.Of(values, middle) is not { } warped)
                continue;
            var fit = Fit($"{key}\n\nlog {i}", points, first => LogarithmicLosses.Of([.. values.Take(first)], middle), isCategory, count);
            if (fit?.Loss < best.Loss)
                (best, scaled) = (fit, warped.Values);
        }
        return Learn(points, scaled, best);
    }

    /// <summary>Learns values that no later call has again.</summary>
    public Surrogate LearnOnce(double[][] points, IReadOnlyList<double> values, bool[] isCategory) =>
        Learn(points, values, KernelFit.Of(points, Surrogate.Standardise(values).Values, isCategory, deterministic, iterations: 20));

    /// <summary>
    /// The choice from the first values, begun with what half of them have said; <see langword="null"/> where there is nothing to learn.
    /// Its loss is that of the values before they were scaled, so that those of two scales compare.
    /// </summary>
    private KernelFit? Fit(
        string key,
        double[][] points,
        Func<int, (double[] Values, double LogSlope)?> first,
        bool[] isCategory,
        int count
    )
    {
        if (first(count) is not { } scaled)
            return null;
        return _fits.GetOrAdd(
            (key, count),
            _ =>
            {
                var near = count <= EachUpTo ? null : Fit(key, points, first, isCategory, Milestone(count / 2));
                var (standard, _, deviation) = Surrogate.Standardise(scaled.Values);
                var fit = KernelFit.Of(points[..count], standard, isCategory, deterministic, near: near);
                return fit with { Loss = fit.Loss + count * Math.Log(deviation) - scaled.LogSlope };
            }
        );
    }

    private static Func<int, (double[] Values, double LogSlope)?> Plain(IReadOnlyList<double> values) =>
        first => ([.. values.Take(first)], 0);

    private static Surrogate Learn(double[][] points, IReadOnlyList<double> values, KernelFit fit)
    {
        var (standard, mean, deviation) = Surrogate.Standardise(values);
        return new(new(points, standard, fit.Kernel, fit.Noise), standard, mean, deviation);
    }

    private static int Milestone(int count)
    {
        var milestone = Math.Min(count, EachUpTo);
        while (milestone + Math.Max(1, milestone / 20) <= count)
            milestone += Math.Max(1, milestone / 20);
        return milestone;
    }
}
