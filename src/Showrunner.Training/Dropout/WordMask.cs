using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace Showrunner.Training;

/// <summary>
/// Dropout of whole words (Gal and Ghahramani, arXiv:1512.05287): a word's vector is zero, or scaled up, wherever it stands in a step.
/// </summary>
internal static class WordMask
{
    /// <summary>What word vectors, (time, batch, units), are multiplied by: (time, batch, 1).</summary>
    /// <param name="ids">(time × batch)</param>
    /// <param name="batch">Sequences side by side.</param>
    /// <param name="probability">0 to below 1.</param>
    /// <param name="key">Of the step's draw.</param>
    public static Tensor Of(long[] ids, int batch, double probability, uint key)
    {
        var mask = empty(ids.Length / batch, batch, 1);
        var values = TensorMemory.Values(mask);
        var (threshold, kept) = ((uint)(probability * 4294967296.0), (float)(1 / (1 - probability)));
        for (var i = 0; i < ids.Length; i++)
            values[i] = KeyedBits.Mix(Vector512.Create((uint)ids[i]), key)[0] >= threshold ? kept : 0;
        return mask;
    }
}
