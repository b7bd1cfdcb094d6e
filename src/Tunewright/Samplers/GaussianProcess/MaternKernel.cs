using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tunewright;

/// <summary>
/// Matérn's kernel of smoothness 5/2 with a length scale for each parameter; categories are 0 or 1 apart.
/// C. E. Rasmussen, C. K. I. Williams, "Gaussian processes for machine learning", 2006, equation 4.17 and section 5.1.
/// </summary>
/// <param name="Weights">1 over the square of each length scale.</param>
/// <param name="Scale">The variance.</param>
/// <param name="IsCategory">Which coordinates are indices of categories.</param>
internal sealed record MaternKernel(double[] Weights, double Scale, bool[] IsCategory)
{
    /// <summary>The covariances of a point with others; room for <see cref="PointColumns.PaddedCount"/> numbers is needed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Covariances(double[] x, PointColumns others, Span<double> covariances)
    {
        for (var i = 0; i < others.PaddedCount; i += Vector<double>.Count)
            (Scale * Shape(others.SquaredDistances(x, Weights, i))).CopyTo(covariances[i..]);
    }

    /// <summary>The correlation at a squared distance.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Shape(Vector<double> squaredDistance)
    {
        var r = Vector.SquareRoot(5 * squaredDistance);
        return (Vector<double>.One + r + r * r / 3) * Elementary.Exp(-r);
    }

    /// <summary>The derivative of <see cref="Shape"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Slope(Vector<double> squaredDistance)
    {
        var r = Vector.SquareRoot(5 * squaredDistance);
        return -5.0 / 6 * (Vector<double>.One + r) * Elementary.Exp(-r);
    }
}
