using Showrunner;
using Showrunner.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Training.Tests;

/// <summary>Makes small things to train on.</summary>
internal static class Some
{
    static readonly string[] Speakers = ["ann:", "bob:", "cy:"];
    static readonly string[] Words =
    [
        "hello",
        "no",
        "coffee",
        "the",
        "a",
        "door",
        "why",
        "never",
        "you",
        "i",
        "know",
        "mean",
        "what",
        "it",
        "again",
    ];

    /// <summary>Lines with some structure in them: what a speaker says depends on who speaks.</summary>
    public static Corpus Script(int lines = 200, int seed = 1)
    {
        var random = new Random(seed);
        return Corpus.Parse(
            string.Join(
                "\n",
                Enumerable
                    .Range(0, lines)
                    .Select(line =>
                    {
                        var speaker = random.Next(3);
                        return $"{Speakers[speaker]} {string.Join(' ', Enumerable.Range(0, random.Next(3, 8)).Select(_ => Words[speaker * 5 + random.Next(5)]))}.";
                    })
            )
        );
    }

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
