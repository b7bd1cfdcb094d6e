using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tunewright;

/// <summary>exp and log, several at a time, to about one unit in the last place.</summary>
/// <remarks>
/// .NET has both, but as methods that start as unoptimised code, where every vector operation is a call: the first thousand trials
/// of a process would take several times as long. These are inlined into optimised callers. They work in double precision, at any
/// vector width.
/// </remarks>
internal static class Elementary
{
    /// <summary>1.5 · 2⁵²: adding it rounds to a whole number, which is then in the lowest bits.</summary>
    private const double Rounder = 6755399441055744.0;

    /// <summary>ln 2 in two parts; the first has zeros at its end, so that its small multiples are exact.</summary>
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>exp(x); below −700 it stays at 1e-304, above 709.78 at 1.8e308. NaN gives NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Exp(Vector<double> x)
    {
        // exp(x) = 2^k exp(r), |r| ≤ ln 2 / 2, by the Taylor series up to r¹³, even and odd powers apart.
        x = Vector.Min(Vector.Max(x, Vector.Create(-700.0)), Vector.Create(709.78));
        var shifted = Vector.MultiplyAddEstimate(x, Vector.Create(1.4426950408889634), Vector.Create(Rounder));
        var k = shifted - Vector.Create(Rounder);
        var r = Vector.MultiplyAddEstimate(k, Vector.Create(-Ln2High), x);
        r = Vector.MultiplyAddEstimate(k, Vector.Create(-Ln2Low), r);
        var square = r * r;
        var even = Vector.Create(1.0 / 479001600);
        even = Vector.MultiplyAddEstimate(even, square, Vector.Create(1.0 / 3628800));
        even = Vector.MultiplyAddEstimate(even, square, Vector.Create(1.0 / 40320));
        even = Vector.MultiplyAddEstimate(even, square, Vector.Create(1.0 / 720));
        even = Vector.MultiplyAddEstimate(even, square, Vector.Create(1.0 / 24));
        even = Vector.MultiplyAddEstimate(even, square, Vector.Create(1.0 / 2));
        var odd = Vector.Create(1.0 / 6227020800);
        odd = Vector.MultiplyAddEstimate(odd, square, Vector.Create(1.0 / 39916800));
        odd = Vector.MultiplyAddEstimate(odd, square, Vector.Create(1.0 / 362880));
        odd = Vector.MultiplyAddEstimate(odd, square, Vector.Create(1.0 / 5040));
        odd = Vector.MultiplyAddEstimate(odd, square, Vector.Create(1.0 / 120));
        odd = Vector.MultiplyAddEstimate(odd, square, Vector.Create(1.0 / 6));
        var power = Vector.MultiplyAddEstimate(Vector.MultiplyAddEstimate(odd, r, even), square, r) + Vector<double>.One;
        return Vector.AsVectorDouble(Vector.AsVectorInt64(power) + Vector.ShiftLeft(Vector.AsVectorInt64(shifted), 52));
    }

    /// <summary>
    /// ln x; −∞ at zero, NaN below it and for NaN. Subnormal numbers count as the smallest normal one, within a factor of two;
    /// infinity as the largest.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Log(Vector<double> x)
    {
        // x = 2^k m, √½ ≤ m < √2; ln m from s = (m − 1) / (m + 1) with the polynomial of Sun's fdlibm, e_log.c (1993).
        const long one = 0x3FF0000000000000;
        const long rootHalf = 0x3FE6A09E667F3BCD;
        const long twoTo52 = 0x4330000000000000;
        var bits = Vector.AsVectorInt64(x);
        var exponent = Vector.ShiftRightLogical(bits + Vector.Create(one - rootHalf), 52);
        var k = Vector.AsVectorDouble(exponent + Vector.Create(twoTo52)) - Vector.Create(4503599627370496.0 + 1023);
        var f = Vector.AsVectorDouble(bits - Vector.ShiftLeft(exponent, 52) + Vector.Create(one)) - Vector<double>.One;
        var s = f / (f + Vector.Create(2.0));
        var square = s * s;
        var fourth = square * square;
        var even = Vector.MultiplyAddEstimate(Vector.Create(1.531383769920937332e-01), fourth, Vector.Create(2.222219843214978396e-01));
        even = Vector.MultiplyAddEstimate(even, fourth, Vector.Create(3.999999999940941908e-01)) * fourth;
        var odd = Vector.MultiplyAddEstimate(Vector.Create(1.479819860511658591e-01), fourth, Vector.Create(1.818357216161805012e-01));
        odd = Vector.MultiplyAddEstimate(odd, fourth, Vector.Create(2.857142874366239149e-01));
        odd = Vector.MultiplyAddEstimate(odd, fourth, Vector.Create(6.666666666666735130e-01)) * square;
        var half = f * f * 0.5;
        var low = s * (half + even + odd) + k * Ln2Low;
        var log = k * Ln2High - (half - low - f);
        var edge = Vector.ConditionalSelect(
            Vector.Equals(x, Vector<double>.Zero),
            Vector.Create(double.NegativeInfinity),
            Vector.Create(double.NaN)
        );
        return Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<double>.Zero), log, edge);
    }
}
