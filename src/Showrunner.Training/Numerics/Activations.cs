using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Showrunner.Training;

/// <summary>The logistic function and the hyperbolic tangent of sixteen floats, within 2⁻²² of the true values.</summary>
internal static class Activations
{
    /// <summary>1 / (1 + exp(−x)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x)
    {
        var e = Exponential.Of(-Vector512.Abs(x));
        var upper = Vector512<float>.One / (Vector512<float>.One + e);
        return Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512<float>.Zero), e * upper, upper);
    }

    /// <summary>(1 − exp(−2|x|)) / (1 + exp(−2|x|)), with the sign of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        var e = Exponential.Of(Vector512.Abs(x) * -2);
        return Vector512.CopySign((Vector512<float>.One - e) / (Vector512<float>.One + e), x);
    }
}
