namespace Tunewright;

/// <summary>
/// Philox4x32 with ten rounds: a counter-based generator, a bijection of 128 bits for each key.
/// J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
/// </summary>
internal static class Philox
{
    /// <summary>Ten rounds over a counter; the least significant 32 bits are the paper's first word.</summary>
    public static UInt128 Block(UInt128 counter, ulong key)
    {
        var (c0, c1, c2, c3) = ((uint)counter, (uint)(counter >> 32), (uint)(counter >> 64), (uint)(counter >> 96));
        var (k0, k1) = ((uint)key, (uint)(key >> 32));
        for (var round = 0; round < 10; round++)
        {
            var first = 0xD2511F53UL * c0;
            var second = 0xCD9E8D57UL * c2;
            (c0, c1, c2, c3) = ((uint)(second >> 32) ^ c1 ^ k0, (uint)second, (uint)(first >> 32) ^ c3 ^ k1, (uint)first);
            k0 += 0x9E3779B9;
            k1 += 0xBB67AE85;
        }

        return new UInt128((ulong)c3 << 32 | c2, (ulong)c1 << 32 | c0);
    }
}
