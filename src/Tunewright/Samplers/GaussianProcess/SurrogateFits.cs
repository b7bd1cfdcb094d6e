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
    private readonly ConcurrentDictionary<(string, int), Choice> _kernels = new();

    /// <summary>Learns values as they are.</summary>
    /// <param name="key">Names values and space, so that the choice of a kernel can be used again.</param>
    /// <param name="points">The points, at least one; those of a later call begin with the same.</param>
    /// <param name="values">A value for each.</param>
    /// <param name="isCategory">Which coordinates are categories.</param>
    public Surrogate Learn(string key, double[][] points, IReadOnlyList<double> values, bool[] isCategory)
    {
        var count = Milestone(points.Length);
        var choice = _kernels.GetOrAdd((key, count), _ => Fit(points[..count], [.. values.Take(count)], isCategory));
        return Learn(points, values, choice.Kernel, choice.Noise);
    }

    /// <summary>Learns losses as they are, or their logarithms if these are likelier.</summary>
    /// <inheritdoc cref="Learn(string, double[][], IReadOnlyList{double}, bool[])"/>
    public Surrogate LearnLosses(string key, double[][] points, IReadOnlyList<double> values, bool[] isCategory)
    {
        var count = Milestone(points.Length);
        var choice = _kernels.GetOrAdd((key, count), _ => Likelier(points[..count], [.. values.Take(count)], isCategory));
        var losses = choice.IsLogarithmic && LogarithmicLosses.Of(values) is { } warped ? warped.Values : values;
        return Learn(points, losses, choice.Kernel, choice.Noise);
    }

    /// <summary>Learns values that no later call has again.</summary>
    public Surrogate LearnOnce(double[][] points, IReadOnlyList<double> values, bool[] isCategory)
    {
        var (kernel, noise, _) = KernelFit.Of(points, Surrogate.Standardise(values).Values, isCategory, deterministic, iterations: 20);
        return Learn(points, values, kernel, noise);
    }

    private Choice Likelier(double[][] points, double[] losses, bool[] isCategory)
    {
        var plain = Fit(points, losses, isCategory);
        if (losses.Length < FewestForLogarithms || LogarithmicLosses.Of(losses) is not { } warped)
            return plain;
        var logarithmic = Fit(points, warped.Values, isCategory);
        return logarithmic.Loss - warped.LogSlope < plain.Loss ? logarithmic with { IsLogarithmic = true } : plain;
    }

    private Choice Fit(double[][] points, double[] values, bool[] isCategory)
    {
        var (standard, _, deviation) = Surrogate.Standardise(values);
        var (kernel, noise, loss) = KernelFit.Of(points, standard, isCategory, deterministic);
        return new(kernel, noise, loss + values.Length * Math.Log(deviation));
    }

    private static Surrogate Learn(double[][] points, IReadOnlyList<double> values, MaternKernel kernel, double noise)
    {
        var (standard, mean, deviation) = Surrogate.Standardise(values);
        return new(new(points, standard, kernel, noise), standard, mean, deviation);
    }

    private static int Milestone(int count)
    {
        var milestone = Math.Min(count, EachUpTo);
        while (milestone + Math.Max(1, milestone / 20) <= count)
            milestone += Math.Max(1, milestone / 20);
        return milestone;
    }

    /// <param name="Kernel">The kernel.</param>
    /// <param name="Noise">The variance of an observation.</param>
    /// <param name="Loss">Minus the logarithm of the values' density and of the prior.</param>
    private sealed record Choice(MaternKernel Kernel, double Noise, double Loss)
    {
        public bool IsLogarithmic { get; init; }
    }
}
