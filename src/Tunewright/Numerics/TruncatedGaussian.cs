using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tunewright;

/// <summary>Quantiles of the standard normal distribution cut at two bounds.</summary>
internal static class TruncatedGaussian
{
    private const double LogisticScale = 0.55132889542179204; // √3 / π: the logistic curve of the same variance

    /// <summary>
    /// The x between <paramref name="a"/> and <paramref name="b"/> below which a share <paramref name="q"/> of the mass lies.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Vector<double> Quantile(Vector<double> q, Vector<double> a, Vector<double> b)
    {
        // From the right half the distribution is mirrored, because logarithms of the left tail keep their digits.
        var left = Vector.LessThan(a, Vector<double>.Zero);
        var logMass = Gaussian.LogMass(a, b);
        var cut = Gaussian.LogCdf(Vector.ConditionalSelect(left, a, -b));
        var share = Vector.ConditionalSelect(left, Elementary.Log(q), Gaussian.Log1P(-q));
        var x = InverseLogCdf(Gaussian.LogSum(cut, share + logMass));
        x = Vector.ConditionalSelect(left, x, -x);

        // At the very ends rounding can lead outside, or to 0/0 where the bound itself is the answer.
        x = Vector.ConditionalSelect(Vector.Equals(x, x), x, b);
        return Vector.Min(Vector.Max(x, a), b);
    }

    /// <summary>The x with log Φ(x) = y, by Newton's method to a relative step of 1e-8, so that the error is close to rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector<double> InverseLogCdf(Vector<double> y)
    {
        // Near Φ = 1 the other tail is solved for.
        var flipped = Vector.GreaterThan(y, Vector.Create(-1e-2));
        var z = Vector.ConditionalSelect(flipped, Elementary.Log(-Gaussian.Expm1(y)), y);
        var tail = -Vector.SquareRoot(Vector.Max((z + Vector.Create(Gaussian.LogSqrtTwoPi)) * -2.0, Vector<double>.Zero));
        var logistic = Elementary.Log(Gaussian.Expm1(-z)) * -LogisticScale;
        var x = Vector.ConditionalSelect(Vector.LessThan(z, Vector.Create(-5.0)), tail, logistic);
        for (var i = 0; i < 100; i++)
        {
            var logCdf = Gaussian.LogCdf(x);
            var logDensity = x * x * -0.5 - Vector.Create(Gaussian.LogSqrtTwoPi);
            var step = (logCdf - z) * Elementary.Exp(logCdf - logDensity);
            x -= step;
            if (!Vector.GreaterThanAny(Vector.Abs(step), Vector.Abs(x) * 1e-8))
                break;
        }

        return Vector.ConditionalSelect(flipped, -x, x);
    }
}
