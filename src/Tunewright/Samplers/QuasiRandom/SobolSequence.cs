namespace Tunewright;

/// <summary>Sobol points, in the order of I. A. Antonov and V. M. Saleev, 1979, and optionally scrambled.</summary>
/// <remarks>
/// I. M. Sobol, "On the distribution of points in a cube and the approximate evaluation of integrals", 1967; scrambling as in
/// A. B. Owen, "Randomly permuted (t,m,s)-nets and (t,s)-sequences", 1995: every digit is flipped or not at random, depending on all
/// digits before it, which leaves every elementary interval with its number of points.
/// </remarks>
internal static class SobolSequence
{
    private const int MantissaBits = 53;

    /// <summary>A coordinate of a point.</summary>
    /// <param name="index">The point's index from 0.</param>
    /// <param name="coordinate">Below <see cref="JoeKuoDirections.Coordinates"/>.</param>
    /// <param name="seed">Where scrambling comes from; <see langword="null"/> for none.</param>
    /// <returns>0 inclusive to 1 exclusive.</returns>
    public static double At(int index, int coordinate, ulong? seed)
    {
        var directions = JoeKuoDirections.Of(coordinate);
        var digits = 0u;
        var gray = (uint)index ^ (uint)index >> 1;
        for (var bit = 0; gray != 0; bit++, gray >>= 1)
            digits ^= (gray & 1) * directions[bit];
        return seed is { } key
            ? Scrambled(digits, coordinate, key) * (1.0 / (1UL << MantissaBits))
            : digits * (1.0 / (1UL << JoeKuoDirections.Digits));
    }

    private static ulong Scrambled(uint digits, int coordinate, ulong seed)
    {
        var result = 0UL;
        for (var level = 0; level < JoeKuoDirections.Digits; level++)
        {
            var before = (uint)((ulong)digits >> (JoeKuoDirections.Digits - level));
            var flip = (uint)Hash(coordinate, level, before, seed) & 1;
            result = result << 1 | (digits >> (JoeKuoDirections.Digits - 1 - level) & 1) ^ flip;
        }
        // All further digits of the point are 0; scrambled, they are random.
        const int rest = MantissaBits - JoeKuoDirections.Digits;
        return result << rest | (ulong)Hash(coordinate, JoeKuoDirections.Digits, digits, seed) >> (64 - rest);
    }

    private static UInt128 Hash(int coordinate, int level, uint before, ulong seed) =>
        Philox.Block(new UInt128((ulong)(uint)coordinate << 32 | (uint)level, before), seed);
}
