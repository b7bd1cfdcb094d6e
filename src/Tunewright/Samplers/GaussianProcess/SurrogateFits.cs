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
    private readonly ConcurrentDictionary<(string, int), (MaternKernel Kernel, double Noise)> _kernels = new();

    /// <summary>Learns values.</summary>
    /// <param name="key">Names values and space, so that the choice of a kernel can be used again.</param>
    /// <param name="points">The points, at least one; those of a later call begin with the same.</param>
    /// <param name="values">A value for each.</param>
    /// <param name="isCategory">Which coordinates are categories.</param>
    public Surrogate Learn(string key, double[][] points, IReadOnlyList<double> values, bool[] isCategory)
    {
        var count = Milestone(points.Length);
        var (kernel, noise) = _kernels.GetOrAdd(
            (key, count),
            _ => KernelFit.Of(points[..count], Surrogate.Standardise([.. values.Take(count)]).Values, isCategory, deterministic)
        );
        return Learn(points, values, kernel, noise);
    }

    /// <summary>Learns values that no later call has again.</summary>
    public Surrogate LearnOnce(double[][] points, IReadOnlyList<double> values, bool[] isCategory)
    {
        var (kernel, noise) = KernelFit.Of(points, Surrogate.Standardise(values).Values, isCategory, deterministic, iterations: 20);
        return Learn(points, values, kernel, noise);
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
}
