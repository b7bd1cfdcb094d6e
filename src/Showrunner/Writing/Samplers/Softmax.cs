using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Showrunner;

/// <summary>
/// The arithmetic of drawing, with vector instructions of any width, and the same results with all. It is optimised at once, since the
/// first word is wanted before tiered compilation gets to it.
/// </summary>
internal static class Softmax
{
    private const int Stretch = 256;

    /// <summary>The highest of <paramref name="logits"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Highest(ReadOnlySpan<float> logits)
    {
        var (i, highest) = (0, float.NegativeInfinity);
        if (logits.Length >= Vector<float>.Count)
        {
            var most = new Vector<float>(logits);
            for (i = Vector<float>.Count; i <= logits.Length - Vector<float>.Count; i += Vector<float>.Count)
                most = Vector.Max(most, new Vector<float>(logits[i..]));
            for (var lane = 0; lane < Vector<float>.Count; lane++)
                highest = Math.Max(highest, most[lane]);
        }
        for (; i < logits.Length; i++)
            highest = Math.Max(highest, logits[i]);
        return highest;
    }

    /// <summary>Makes the weights e to the power of each logit less the highest, and returns the highest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Weigh(ReadOnlySpan<float> logits, Span<float> weights)
    {
        var highest = Highest(logits);
        var (i, lanes) = (0, Vector<float>.Count);
        for (; i <= logits.Length - lanes; i += lanes)
            Vector.Exp(new Vector<float>(logits[i..]) - new Vector<float>(highest)).CopyTo(weights[i..]);
        Span<float> rest = stackalloc float[lanes]; // by the same instructions, so that no weight depends on their width
        logits[i..].CopyTo(rest);
        Vector.Exp(new Vector<float>(rest) - new Vector<float>(highest)).CopyTo(rest);
        rest[..(logits.Length - i)].CopyTo(weights[i..]);
        return highest;
    }

    /// <summary>The sum of <paramref name="weights"/>.</summary>
    public static double Total(ReadOnlySpan<float> weights)
    {
        var total = 0.0;
        for (; weights.Length > Stretch; weights = weights[Stretch..])
            total += Sum(weights[..Stretch]);
        return total + Sum(weights);
    }

    /// <summary>
    /// Where the sum of <paramref name="weights"/> passes <paramref name="mass"/>, which is below their <see cref="Total"/>; never at a
    /// weight of 0.
    /// </summary>
    public static int Pick(ReadOnlySpan<float> weights, double mass)
    {
        var start = 0;
        for (; start < weights.Length - Stretch && Sum(weights.Slice(start, Stretch)) is var sum && sum <= mass; start += Stretch)
            mass -= sum;
        for (var i = start; i < weights.Length; i++)
        {
            if (mass < weights[i])
                return i;
            mass -= weights[i];
        }
        return weights.LastIndexOfAnyExcept(0f); // reached only by rounding
    }

    /// <summary>Multiplies <paramref name="values"/> by <paramref name="factor"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale(Span<float> values, float factor)
    {
        var i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
            (new Vector<float>(values[i..]) * factor).CopyTo(values[i..]);
        for (; i < values.Length; i++)
            values[i] *= factor;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Sum(ReadOnlySpan<float> weights)
    {
        var (a, b) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var (c, d, i) = (Vector256<double>.Zero, Vector256<double>.Zero, 0);
        for (; i <= weights.Length - 16; i += 16)
        {
            var (first, second) = Vector256.Widen(Vector256.Create(weights[i..]));
            var (third, fourth) = Vector256.Widen(Vector256.Create(weights[(i + 8)..]));
            (a, b, c, d) = (a + first, b + second, c + third, d + fourth);
        }
        var sum = Vector256.Sum(a + b + (c + d));
        for (; i < weights.Length; i++)
            sum += weights[i];
        return sum;
    }
}
