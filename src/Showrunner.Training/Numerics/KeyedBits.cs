using System.Runtime.Intrinsics;

namespace Showrunner.Training;

/// <summary>
/// Random bits that depend on a key and a place alone, so that a resumed run draws what one that was never stopped would.
/// </summary>
internal static class KeyedBits
{
    /// <summary>A key for one of several uses in a step.</summary>
    public static uint Key(int seed, long step, int place)
    {
        var key = (uint)seed;
        foreach (var part in new[] { (uint)step, (uint)(step >> 32), (uint)place })
            key = Mix(Vector512.Create(key), part + 0x632be5ab)[0];
        return key;
    }

    /// <summary>A permutation of 32 bits with little bias (Wellons' "lowbias32"), keyed before each of two rounds.</summary>
    public static Vector512<uint> Mix(Vector512<uint> x, uint key)
    {
        for (var round = 0; round < 2; round++)
        {
            x ^= Vector512.Create(key);
            x ^= Vector512.ShiftRightLogical(x, 16);
            x *= 0x7feb352d;
            x ^= Vector512.ShiftRightLogical(x, 15);
            x *= 0x846ca68b;
            x ^= Vector512.ShiftRightLogical(x, 16);
            key = key * 0x9e3779b1 + 0x7f4a7c15;
        }
        return x;
    }

    /// <summary>Numbers from 0 inclusive to <paramref name="below"/> exclusive, for the places from <paramref name="first"/> on.</summary>
    public static void Uniform(Span<float> numbers, uint first, uint key, float below)
    {
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = (Mix(Vector512.Create(first + (uint)i), key)[0] >> 8) * (below / (1 << 24));
    }
}
