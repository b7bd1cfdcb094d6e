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
    /// <param name="locked">Whether the mask is drawn once for all of the first dimension, as in variational dropout over time (Gal and
    /// Ghahramani, arXiv:1512.05287).</param>
    public Tensor Apply(Tensor input, double probability, int place, bool locked = false)
    {
        if (probability == 0)
            return input;
        var mask = empty(locked ? input.shape[1..] : input.shape);
        Fill(TensorMemory.Values(mask), (float)probability, KeyedBits.Key(seed, Step, place));
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
            var random = KeyedBits.Mix(Vector512.Create((uint)i) + lanes, key);
            var keep = Vector512.GreaterThanOrEqual(random, Vector512.Create(threshold)).AsSingle();
            Vector512.StoreUnsafe(Vector512.Create(kept) & keep, ref mask[i]);
        }
        for (; i < mask.Length; i++)
            mask[i] = KeyedBits.Mix(Vector512.Create((uint)i), key)[0] >= threshold ? kept : 0;
    }
}
