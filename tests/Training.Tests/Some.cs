using Showrunner.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Training.Tests;

/// <summary>Makes small things to train on.</summary>
internal static class Some
{
    public static TrainingOptions Options =>
        new()
        {
            Model = new() { EmbeddingSize = 12, HiddenSize = 12 },
            BatchSize = 4,
            SequenceLength = 8,
            Epochs = 2,
            Threads = 2,
            Precision = ProductPrecision.Full,
        };

    public static (Tensor Hidden, Tensor Weight, Tensor Bias, int[] Targets) OutputLayer(int rows, int vocabulary, int width, int seed = 1)
    {
        manual_seed(seed);
        var random = new Random(seed);
        return (
            randn(rows, width),
            randn(vocabulary, width).mul_(0.3),
            randn(vocabulary),
            [.. Enumerable.Range(0, rows).Select(_ => random.Next(vocabulary))]
        );
    }

    /// <summary>|a − b| / |b|, both taken as vectors.</summary>
    public static double Distance(Tensor a, Tensor b) => ((a - b).norm() / b.norm()).ToDouble();
}
