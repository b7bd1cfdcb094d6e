using System.Runtime.Intrinsics;
using TorchSharp;
using static TorchSharp.torch;

namespace Showrunner.Training;

/// <summary>
/// AdamW (Loshchilov and Hutter, arXiv:1711.05101) with PyTorch's defaults: β₁ 0.9, β₂ 0.999, ε 1e-8. Without weight decay it is Adam.
/// Weights, gradients and moments are read and written once a step, with clipping in the same pass.
/// </summary>
internal sealed unsafe class AdamW(IReadOnlyList<Parameter> parameters, int threads)
{
    private const float Beta1 = 0.9f;
    private const float Beta2 = 0.999f;
    private const float Epsilon = 1e-8f;
    private const int Block = 1 << 15; // values at a time, for the threads to share

    /// <summary>Steps taken.</summary>
    public long Steps { get; set; }

    /// <summary>Takes one step against the gradients times <paramref name="gradientScale"/>.</summary>
    public void Step(double learningRate, double weightDecay, double gradientScale)
    {
        Steps++;
        var correction1 = 1 - Math.Pow(Beta1, Steps);
        var correction2 = Math.Sqrt(1 - Math.Pow(Beta2, Steps));
        var rates = new Rates(
            (float)(1 - learningRate * weightDecay),
            (float)(learningRate / correction1),
            (float)correction2,
            (float)gradientScale
        );
        foreach (var parameter in parameters)
        {
            if (parameter.Value.device_type == DeviceType.CPU)
                Update(parameter, rates);
            else
                UpdateOnDevice(parameter, rates);
        }
    }

    private readonly record struct Rates(float Decay, float StepSize, float Correction, float Scale);

    private void Update(Parameter parameter, Rates rates)
    {
        float* value = TensorMemory.Pointer<float>(parameter.Value),
            gradient = TensorMemory.Pointer<float>(parameter.Gradient);
        float* mean = TensorMemory.Pointer<float>(parameter.Mean),
            square = TensorMemory.Pointer<float>(parameter.Square);
        var count = parameter.Value.numel();
        var blocks = (count + Block - 1) / Block;
        ParallelLoop.Run(
            (int)Math.Min(threads, blocks),
            thread =>
            {
                for (long block = thread; block < blocks; block += threads)
                {
                    var start = block * Block;
                    Update(value + start, gradient + start, mean + start, square + start, (int)Math.Min(Block, count - start), rates);
                }
            }
        );
    }

    private static void Update(float* value, float* gradient, float* mean, float* square, int count, Rates rates)
    {
        var i = 0;
        for (; i <= count - 16; i += 16)
        {
            var g = Vector512.Load(gradient + i) * rates.Scale;
            var m = Vector512.Load(mean + i);
            m = Vector512.FusedMultiplyAdd(g - m, Vector512.Create(1 - Beta1), m);
            var v = Vector512.FusedMultiplyAdd(g * (1 - Beta2), g, Vector512.Load(square + i) * Beta2);
            var step = m * rates.StepSize / (Vector512.Sqrt(v) / rates.Correction + Vector512.Create(Epsilon));
            (Vector512.Load(value + i) * rates.Decay - step).Store(value + i);
            m.Store(mean + i);
            v.Store(square + i);
        }
        for (; i < count; i++)
        {
            var g = gradient[i] * rates.Scale;
            mean[i] += (g - mean[i]) * (1 - Beta1);
            square[i] = square[i] * Beta2 + g * (1 - Beta2) * g;
            value[i] = value[i] * rates.Decay - mean[i] * rates.StepSize / (MathF.Sqrt(square[i]) / rates.Correction + Epsilon);
        }
    }

    private static void UpdateOnDevice(Parameter parameter, Rates rates)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var gradient = parameter.Gradient * rates.Scale;
        parameter.Mean.lerp_(gradient, 1 - Beta1);
        parameter.Square.mul_(Beta2).addcmul_(gradient, gradient, 1 - Beta2);
        parameter
            .Value.mul_(rates.Decay)
            .addcdiv_(parameter.Mean, (parameter.Square.sqrt() / rates.Correction).add_(Epsilon), -rates.StepSize);
    }
}
