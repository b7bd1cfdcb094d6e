using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tunewright;

/// <summary>Adds a multiple of one vector to another.</summary>
internal static class ScaledSum
{
    /// <summary>Adds over the length of <paramref name="terms"/>, which is no longer than <paramref name="sums"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(Span<double> sums, double factor, ReadOnlySpan<double> terms)
    {
        var i = 0;
        for (; i <= terms.Length - Vector512<double>.Count; i += Vector512<double>.Count)
            (Vector512.Create<double>(sums[i..]) + factor * Vector512.Create(terms[i..])).CopyTo(sums[i..]);
        for (; i < terms.Length; i++)
            sums[i] += factor * terms[i];
    }
}
