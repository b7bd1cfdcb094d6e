using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Showrunner.Training;

/// <summary>
/// logits = weight · panel + bias for 64 hidden states at a time. A panel holds them side by side, (width, 64), so that the weight is read
/// as it lies, one value at a time for 64 products, and each tile of 6 words × 64 states stays in registers.
/// </summary>
internal static unsafe class LogitTiles
{
    /// <summary>Hidden states in a panel: four vectors of sixteen.</summary>
    public const int States = 64;

    private const int TileWords = 6;

    /// <param name="weight">(words, width)</param>
    /// <param name="bias">(words)</param>
    /// <param name="words">At least 0.</param>
    /// <param name="width">At least 1.</param>
    /// <param name="panel">(width, 64)</param>
    /// <param name="logits">(words, 64)</param>
    public static void Multiply(float* weight, float* bias, int words, int width, float* panel, float* logits)
    {
        var word = 0;
        for (; word <= words - TileWords; word += TileWords) Six(weight + (long)word * width, bias + word, width, panel, logits + (long)word * States);
        for (; word < words; word++) One(weight + (long)word * width, bias[word], width, panel, logits + (long)word * States);
    }

    /// <summary>panel[column, state] = hidden[state, column]; states that are not there are zero.</summary>
    public static void Pack(float* hidden, int states, int width, float* panel)
    {
        new Span<float>(panel, width * States).Clear();
        for (var state = 0; state < states; state++)
            for (var column = 0; column < width; column++) panel[column * States + state] = hidden[state * width + column];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Six(float* weight, float* bias, int width, float* panel, float* logits)
    {
        float* w1 = weight + width, w2 = w1 + width, w3 = w2 + width, w4 = w3 + width, w5 = w4 + width;
        Vector512<float> a0 = Vector512.Create(bias[0]), a1 = a0, a2 = a0, a3 = a0;
        Vector512<float> b0 = Vector512.Create(bias[1]), b1 = b0, b2 = b0, b3 = b0;
        Vector512<float> c0 = Vector512.Create(bias[2]), c1 = c0, c2 = c0, c3 = c0;
        Vector512<float> d0 = Vector512.Create(bias[3]), d1 = d0, d2 = d0, d3 = d0;
        Vector512<float> e0 = Vector512.Create(bias[4]), e1 = e0, e2 = e0, e3 = e0;
        Vector512<float> f0 = Vector512.Create(bias[5]), f1 = f0, f2 = f0, f3 = f0;
        for (nint column = 0; column < width; column++, panel += States)
        {
            var h0 = Vector512.Load(panel);
            var h1 = Vector512.Load(panel + 16);
            var h2 = Vector512.Load(panel + 32);
            var h3 = Vector512.Load(panel + 48);
            var w = Vector512.Create(weight[column]);
            a0 = Vector512.FusedMultiplyAdd(w, h0, a0);
            a1 = Vector512.FusedMultiplyAdd(w, h1, a1);
            a2 = Vector512.FusedMultiplyAdd(w, h2, a2);
            a3 = Vector512.FusedMultiplyAdd(w, h3, a3);
            w = Vector512.Create(w1[column]);
            b0 = Vector512.FusedMultiplyAdd(w, h0, b0);
            b1 = Vector512.FusedMultiplyAdd(w, h1, b1);
            b2 = Vector512.FusedMultiplyAdd(w, h2, b2);
            b3 = Vector512.FusedMultiplyAdd(w, h3, b3);
            w = Vector512.Create(w2[column]);
            c0 = Vector512.FusedMultiplyAdd(w, h0, c0);
            c1 = Vector512.FusedMultiplyAdd(w, h1, c1);
            c2 = Vector512.FusedMultiplyAdd(w, h2, c2);
            c3 = Vector512.FusedMultiplyAdd(w, h3, c3);
            w = Vector512.Create(w3[column]);
            d0 = Vector512.FusedMultiplyAdd(w, h0, d0);
            d1 = Vector512.FusedMultiplyAdd(w, h1, d1);
            d2 = Vector512.FusedMultiplyAdd(w, h2, d2);
            d3 = Vector512.FusedMultiplyAdd(w, h3, d3);
            w = Vector512.Create(w4[column]);
            e0 = Vector512.FusedMultiplyAdd(w, h0, e0);
            e1 = Vector512.FusedMultiplyAdd(w, h1, e1);
            e2 = Vector512.FusedMultiplyAdd(w, h2, e2);
            e3 = Vector512.FusedMultiplyAdd(w, h3, e3);
            w = Vector512.Create(w5[column]);
            f0 = Vector512.FusedMultiplyAdd(w, h0, f0);
            f1 = Vector512.FusedMultiplyAdd(w, h1, f1);
            f2 = Vector512.FusedMultiplyAdd(w, h2, f2);
            f3 = Vector512.FusedMultiplyAdd(w, h3, f3);
        }
        Store(logits, a0, a1, a2, a3);
        Store(logits + States, b0, b1, b2, b3);
        Store(logits + 2 * States, c0, c1, c2, c3);
        Store(logits + 3 * States, d0, d1, d2, d3);
        Store(logits + 4 * States, e0, e1, e2, e3);
        Store(logits + 5 * States, f0, f1, f2, f3);
    }

    private static void One(float* weight, float bias, int width, float* panel, float* logits)
    {
        Vector512<float> a0 = Vector512.Create(bias), a1 = a0, a2 = a0, a3 = a0;
        for (nint column = 0; column < width; column++, panel += States)
        {
            var w = Vector512.Create(weight[column]);
            a0 = Vector512.FusedMultiplyAdd(w, Vector512.Load(panel), a0);
            a1 = Vector512.FusedMultiplyAdd(w, Vector512.Load(panel + 16), a1);
            a2 = Vector512.FusedMultiplyAdd(w, Vector512.Load(panel + 32), a2);
            a3 = Vector512.FusedMultiplyAdd(w, Vector512.Load(panel + 48), a3);
        }
        Store(logits, a0, a1, a2, a3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* target, Vector512<float> first, Vector512<float> second, Vector512<float> third, Vector512<float> fourth)
    {
        first.Store(target);
        second.Store(target + 16);
        third.Store(target + 32);
        fourth.Store(target + 48);
    }
}
