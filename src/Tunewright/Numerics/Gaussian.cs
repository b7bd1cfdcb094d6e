using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tunewright;

/// <summary>Logarithms of the standard normal distribution's tails and intervals, several at a time.</summary>
/// <remarks>
/// All is computed from the scaled tail T(x) = exp(x²/2) Φ(−x), x ≥ 0, which neither under- nor overflows. It is computed as
/// M. M. Shepherd and J. G. Laframboise do (Math. Comp. 36, 1981): (1 + 2y) exp(y²) erfc(y) is smooth in
/// t = (y − k) / (y + k); here k = 3 and the polynomial of degree 25 is the truncated Chebyshev series, which leaves a relative
/// error below 6e-16.
/// </remarks>
internal static class Gaussian
{
    /// <summary>log √(2π).</summary>
    public const double LogSqrtTwoPi = 0.91893853320467274178;

    /// <summary>Beyond this number of standard deviations the mass is lost in rounding.</summary>
    private const double NothingBeyond = 8.5;

    private static ReadOnlySpan<double> Coefficients =>
        [
            1.2530080582697296,
            -0.1356211061245812,
            -0.0475622943534492,
            0.12964515870276475,
            -0.11927366341538638,
            0.06830802734384515,
            -0.02377051491717134,
            0.0025293918180474668,
            0.0018886903449991718,
            -0.0007798322884823084,
            -0.00010515971958448065,
            0.0001250994355712812,
            4.949196649968345e-06,
            -2.0100843094844725e-05,
            -7.308281468783614e-07,
            3.473024167841533e-06,
            3.5576086684080595e-07,
            -6.175617678992323e-07,
            -1.4047654315428462e-07,
            1.0277997488271058e-07,
            4.1064013667940355e-08,
            -1.3906145791730994e-08,
            -8.217595058711455e-09,
            1.2019719440135793e-09,
            8.393734858690877e-10,
            -3.451497487664328e-11,
        ];

    /// <summary>log Φ(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Vector<double> LogCdf(Vector<double> x)
    {
        var tail = ScaledTail(Vector.Abs(x));
        var square = x * x * 0.5;
        var left = Elementary.Log(tail) - square;
        return Vector.ConditionalSelect(Vector.LessThan(x, Vector<double>.Zero), left, Log1P(-(Elementary.Exp(-square) * tail)));
    }

    /// <summary>log(Φ(b) − Φ(a)), a ≤ b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Vector<double> LogMass(Vector<double> a, Vector<double> b)
    {
        // An interval in the right tail is mirrored: only the left tail has its digits.
        var right = Vector.GreaterThan(a, Vector<double>.Zero);
        (a, b) = (Vector.ConditionalSelect(right, -b, a), Vector.ConditionalSelect(right, -a, b));
        var central = Vector.GreaterThan(b, Vector<double>.Zero);
        if (Vector.LessThanAll(central, Vector<long>.Zero))
            return LogMassRoundZero(a, b);
        var left = LogMassBelowZero(a, b);
        return Vector.EqualsAll(central, Vector<long>.Zero) ? left : Vector.ConditionalSelect(central, LogMassRoundZero(a, b), left);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> LogMassBelowZero(Vector<double> a, Vector<double> b)
    {
        var tail = ScaledTail(Vector.Abs(b));
        var exponent = (b - a) * (b + a) * 0.5;
        if (Vector.GreaterThanAny(exponent, Vector.Create(-45.0)))
            tail -= Elementary.Exp(exponent) * ScaledTail(Vector.Abs(a));
        return Elementary.Log(tail) - b * b * 0.5;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> LogMassRoundZero(Vector<double> a, Vector<double> b)
    {
        var near = Vector.Abs(Vector.Min(-a, b));
        var far = Vector.Max(-a, b);
        var nothing = Vector.Create(NothingBeyond);
        if (Vector.GreaterThanAll(near, nothing))
            return Vector<double>.Zero;
        var outside = Elementary.Exp(near * near * -0.5) * ScaledTail(near);
        if (Vector.LessThanAny(far, nothing))
            outside += Elementary.Exp(far * far * -0.5) * ScaledTail(far);
        return Log1P(-outside);
    }

    /// <summary>log(1 + x), exact to rounding for small x too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Log1P(Vector<double> x)
    {
        var sum = Vector<double>.One + x;
        var rounded = sum - Vector<double>.One;
        return Vector.ConditionalSelect(Vector.Equals(rounded, Vector<double>.Zero), x, Elementary.Log(sum) * x / rounded);
    }

    /// <summary>exp(x) − 1, exact to rounding for small x too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Expm1(Vector<double> x)
    {
        var power = Elementary.Exp(x);
        var rounded = power - Vector<double>.One;
        var result = Vector.ConditionalSelect(
            Vector.GreaterThan(Vector.Abs(x), Vector<double>.One),
            rounded,
            rounded * x / Elementary.Log(power)
        );
        return Vector.ConditionalSelect(Vector.Equals(rounded, Vector<double>.Zero), x, result);
    }

    /// <summary>log(exp(x) + exp(y)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> LogSum(Vector<double> x, Vector<double> y) =>
        Vector.Max(x, y) + Log1P(Elementary.Exp(Vector.Min(x, y) - Vector.Max(x, y)));

    /// <summary>exp(x²/2) Φ(−x), x ≥ 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> ScaledTail(Vector<double> x)
    {
        var y = x * 0.70710678118654752440;
        var three = Vector.Create(3.0);
        var t = (y - three) / (y + three);
        var square = t * t;
        var c = Coefficients;
        var (even, odd) = (Vector.Create(c[24]), Vector.Create(c[25]));
        for (var i = 22; i >= 0; i -= 2)
        {
            even = Vector.MultiplyAddEstimate(even, square, Vector.Create(c[i]));
            odd = Vector.MultiplyAddEstimate(odd, square, Vector.Create(c[i + 1]));
        }

        return Vector.MultiplyAddEstimate(odd, t, even) * 0.5 / (Vector<double>.One + y + y);
    }
}
