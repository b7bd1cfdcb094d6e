using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace Showrunner.Training;

/// <summary>
/// Dropout (Srivastava et al. 2014) whose mask depends on the seed, the step and the place alone: a resumed run draws the same masks
/// as one that was never stopped.
/// </summary>
internal sealed class Dropout(int seed)
{
    /// <summary>The step that masks are drawn for.</summary>
    public long Step { get; set; }

    /// <summary>Zeroes each value with the given probability and scales the others up so that the mean stays.</summary>
    /// <param name="input">Of any shape.</param>
    /// <param name="probability">0 to below 1.</param>
    /// <param name="place">Which of the model's dropouts this is.</param>
    public Tensor Apply(Tensor input, double probability, int place)
    {
        if (probability == 0) return input;
        var mask = empty(input.shape);
        Fill(Native.Values(mask), (float)probability, Key(seed, Step, place));
        return input * mask.to(input.device);
    }

    internal static void Fill(Span<float> mask, float probability, uint key)
    {
        var kept = 1 / (1 - probability);
        var threshold = (uint)(probability * 4294967296.0);
        var lanes = Vector512.CreateSequence(0u, 1u);
        var i = 0;
        for (; i <= mask.Length - 16; i += 16)
        {
            var random = Mix(Vector512.Create((uint)i) + lanes, key);
            var keep = Vector512.GreaterThanOrEqual(random, Vector512.Create(threshold)).AsSingle();
            Vector512.StoreUnsafe(Vector512.Create(kept) & keep, ref mask[i]);
        }
        for (; i < mask.Length; i++) mask[i] = Mix(Vector512.Create((uint)i), key)[0] >= threshold ? kept : 0;
    }

    /// <summary>A permutation of 32 bits with little bias (Wellons' "lowbias32"), keyed before each of two rounds.</summary>
    private static Vector512<uint> Mix(Vector512<uint> x, uint key)
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

    private static uint Key(int seed, long step, int place)
    {
        var key = (uint)seed;
        foreach (var part in new[] { (uint)step, (uint)(step >> 32), (uint)place }) key = Mix(Vector512.Create(key), part + 0x632be5ab)[0];
        return key;
    }
}
