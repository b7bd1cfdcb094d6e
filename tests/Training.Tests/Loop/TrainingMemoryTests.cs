using Showrunner;
using Showrunner.Training;

namespace Training.Tests;

public class TrainingMemoryTests
{
    [Fact]
    public void RefusesAModelThatNoFileCanHold()
    {
        var options = new TrainingOptions
        {
            Model = new()
            {
                EmbeddingSize = 4096,
                HiddenSize = 4096,
                Layers = 8,
            },
        };

        var error = Assert.Throws<ShowrunnerException>(() => TrainingMemory.Check(options, 1000, need: 1, available: 2));

        // 8 layers of 4 × 4096 × (4096 + 4096 + 2) weights, and 1000 × (4096 + 1) beside them.
        Assert.StartsWith("The model would have 1,078 million weights, and a file can hold 537 million.", error.Message);
    }

    [Fact]
    public void AcceptsAModelOfMoreBytesThanAnIntCounts() =>
        TrainingMemory.Check(
            new()
            {
                Model = new()
                {
                    EmbeddingSize = 4096,
                    HiddenSize = 4096,
                    Layers = 3,
                },
            },
            1000,
            need: 1,
            available: 2
        );

    [Fact]
    public void RefusesWhatTheMachineHasNoMemoryFor()
    {
        var options = new TrainingOptions
        {
            Model = new() { EmbeddingSize = 1000, HiddenSize = 1000 },
        };
        var need = TrainingMemory.Of(options, vocabulary: 10_000, classes: 10_000, words: 100_000);

        var error = Assert.Throws<ShowrunnerException>(() => TrainingMemory.Check(options, 10_000, need, available: 100_000_000));

        // The weights alone, 10,000 × 1,001 + 4,000 × 2,002, are there with gradient, mean, square, best and file.
        Assert.InRange(need, 6 * 4 * 18_018_000, 1_500_000_000);
        Assert.Matches(
            @"^Training a model of 18 million weights needs about \d\.\d GB of memory, and this machine has 0\.1 GB\.",
            error.Message
        );
    }
}
