using System.Runtime.Intrinsics;

namespace Showrunner.Training;

/// <summary>Turns rows of logits into rows of loss gradients where they lie, in three passes over a row that stays in the cache.</summary>
internal static unsafe class SoftmaxRows
{
    private const int Lanes = 16;

    /// <summary>The cross-entropy of one row: log Σ exp z − z[target], with z = logits + bias. Nothing is written.</summary>
    public static double Loss(float* logits, float* bias, int count, int target)
    {
        var max = Max(logits, bias, count);
        var sum = Vector512<float>.Zero;
        var i = 0;
        for (; i <= count - Lanes; i += Lanes)
            sum += Exponential.Of(Vector512.Load(logits + i) + Vector512.Load(bias + i) - Vector512.Create(max));
        double total = Vector512.Sum(sum);
        for (; i < count; i++)
            total += MathF.Exp(logits[i] + bias[i] - max);
        return Math.Log(total) + max - (logits[target] + bias[target]);
    }

    /// <summary>
    /// The same, and the row becomes scale × (softmax − one at the target), which is also added to <paramref name="biasGradient"/>.
    /// </summary>
    public static double Gradient(float* logits, float* bias, float* biasGradient, int count, int target, float scale)
    {
        var max = Max(logits, bias, count);
        var targetLogit = logits[target] + bias[target];
        var sum = Vector512<float>.Zero;
        var i = 0;
        for (; i <= count - Lanes; i += Lanes)
        {
            var e = Exponential.Of(Vector512.Load(logits + i) + Vector512.Load(bias + i) - Vector512.Create(max));
            e.Store(logits + i);
            sum += e;
        }
        double total = Vector512.Sum(sum);
        for (; i < count; i++)
            total += logits[i] = MathF.Exp(logits[i] + bias[i] - max);

        var factor = (float)(scale / total);
        for (i = 0; i <= count - Lanes; i += Lanes)
        {
            var gradient = Vector512.Load(logits + i) * factor;
            gradient.Store(logits + i);
            (Vector512.Load(biasGradient + i) + gradient).Store(biasGradient + i);
        }
        for (; i < count; i++)
            biasGradient[i] += logits[i] *= factor;
        logits[target] -= scale;
        biasGradient[target] -= scale;
        return Math.Log(total) + max - targetLogit;
    }

    private static float Max(float* logits, float* bias, int count)
    {
        var max = Vector512.Create(float.NegativeInfinity);
        var i = 0;
        for (; i <= count - Lanes; i += Lanes)
            max = Vector512.Max(max, Vector512.Load(logits + i) + Vector512.Load(bias + i));
        var result = float.NegativeInfinity;
        for (var lane = 0; lane < Lanes; lane++)
            result = MathF.Max(result, max[lane]);
        for (; i < count; i++)
            result = MathF.Max(result, logits[i] + bias[i]);
        return result;
    }
}
