using System.Runtime.Intrinsics;
using TorchSharp;
using static TorchSharp.torch;

namespace Showrunner.Training;

/// <summary>The length of all gradients taken as one vector (Pascanu et al., arXiv:1211.5063).</summary>
internal static unsafe class GradientNorm
{
    private const int Block = 1 << 15;

    /// <summary>NaN or infinite when any gradient is.</summary>
    public static double Of(IReadOnlyList<Parameter> parameters, int threads) =>
        Math.Sqrt(parameters.Sum(parameter => SumOfSquares(parameter.Gradient, threads)));

    /// <summary>What PyTorch's <c>clip_grad_norm_</c> multiplies gradients by: 1 at most.</summary>
    public static double Scale(double norm, double clip) => Math.Min(1, clip / (norm + 1e-6));

    private static double SumOfSquares(Tensor gradient, int threads)
    {
        if (gradient.device_type != DeviceType.CPU)
        {
            using var scope = NewDisposeScope();
            using var noGrad = no_grad();
            return gradient.square().sum().ToDouble();
        }
        var values = TensorMemory.Pointer<float>(gradient);
        var count = gradient.numel();
        var blocks = (count + Block - 1) / Block;
        var sums = new double[blocks];
        ParallelLoop.Run(
            (int)Math.Min(threads, blocks),
            thread =>
            {
                for (long block = thread; block < blocks; block += threads)
                    sums[block] = SumOfSquares(values + block * Block, (int)Math.Min(Block, count - block * Block));
            }
        );
        return sums.Sum();
    }

    private static double SumOfSquares(float* values, int count)
    {
        var sum = Vector512<float>.Zero;
        var i = 0;
        for (; i <= count - 16; i += 16)
        {
            var value = Vector512.Load(values + i);
            sum = Vector512.FusedMultiplyAdd(value, value, sum);
        }
        double total = Vector512.Sum(sum);
        for (; i < count; i++)
            total += values[i] * values[i];
        return total;
    }
}
