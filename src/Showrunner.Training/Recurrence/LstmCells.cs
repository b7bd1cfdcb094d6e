using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Showrunner.Training;

/// <summary>
/// What an LSTM does between its products, as PyTorch has it: c = σ(f)·c + σ(i)·tanh(g), h = σ(o)·tanh(c), and the gradients of that.
/// Rows are padded to a multiple of 16 units; gates stand in the order i, f, g, o.
/// </summary>
internal static unsafe class LstmCells
{
    /// <param name="gates">(4 × units): the gates' sums; become i, f, g, o.</param>
    /// <param name="before">c before the step.</param>
    /// <param name="cell">Becomes c.</param>
    /// <param name="bounded">Becomes tanh(c).</param>
    /// <param name="hidden">Becomes h.</param>
    /// <param name="units">A multiple of 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(float* gates, float* before, float* cell, float* bounded, float* hidden, int units)
    {
        for (var unit = 0; unit < units; unit += 16)
        {
            var at = gates + unit;
            var i = Activations.Sigmoid(Vector512.Load(at));
            var f = Activations.Sigmoid(Vector512.Load(at + units));
            var g = Activations.Tanh(Vector512.Load(at + 2 * units));
            var o = Activations.Sigmoid(Vector512.Load(at + 3 * units));
            var c = Vector512.FusedMultiplyAdd(f, Vector512.Load(before + unit), i * g);
            var t = Activations.Tanh(c);
            i.Store(at);
            f.Store(at + units);
            g.Store(at + 2 * units);
            o.Store(at + 3 * units);
            c.Store(cell + unit);
            t.Store(bounded + unit);
            (o * t).Store(hidden + unit);
        }
    }

    /// <param name="gates">(4 × units): i, f, g, o; become the gradients by their sums.</param>
    /// <param name="before">c before the step.</param>
    /// <param name="bounded">tanh(c).</param>
    /// <param name="hiddenGradient">By h, from the output and from the next step.</param>
    /// <param name="cellGradient">By c, from the next step; becomes that by the c before.</param>
    /// <param name="units">A multiple of 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(float* gates, float* before, float* bounded, float* hiddenGradient, float* cellGradient, int units)
    {
        var one = Vector512<float>.One;
        for (var unit = 0; unit < units; unit += 16)
        {
            var at = gates + unit;
            var (i, f, g, o) = (
                Vector512.Load(at),
                Vector512.Load(at + units),
                Vector512.Load(at + 2 * units),
                Vector512.Load(at + 3 * units)
            );
            var t = Vector512.Load(bounded + unit);
            var dh = Vector512.Load(hiddenGradient + unit);
            var dc = Vector512.FusedMultiplyAdd(dh * o, one - t * t, Vector512.Load(cellGradient + unit));
            (dc * g * i * (one - i)).Store(at);
            (dc * Vector512.Load(before + unit) * f * (one - f)).Store(at + units);
            (dc * i * (one - g * g)).Store(at + 2 * units);
            (dh * t * o * (one - o)).Store(at + 3 * units);
            (dc * f).Store(cellGradient + unit);
        }
    }
}
