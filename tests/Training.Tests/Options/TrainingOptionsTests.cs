using Showrunner;
using Showrunner.Training;

namespace Training.Tests;

public class TrainingOptionsTests
{
    static readonly TrainingOptions Good = new();

    public static TheoryData<TrainingOptions, string> OutOfRange =>
        new()
        {
            { Good with { LearningRate = 0 }, "The learning rate is 0; it must be above 0 and at most 1." },
            { Good with { LearningRate = double.NaN }, "The learning rate is NaN; it must be above 0 and at most 1." },
            { Good with { OutputDropout = 1 }, "The output dropout is 1; it must be 0 to 0.95." },
            { Good with { BatchSize = 0 }, "The batch size is 0; it must be 1 to 4096." },
            { Good with { GradientClip = -1 }, "The gradient clip is -1; it must be above 0 and at most 1000000." },
            { Good with { Minutes = 0 }, "The number of minutes is 0; it must be above 0 and at most 100000." },
            { Good with { Patience = 0 }, "The patience is 0; it must be 1 to 10000." },
            { Good with { Threads = 0 }, "The number of threads is 0; it must be 1 to 1024." },
            { Good with { Model = new() { Layers = 9 } }, "The number of layers is 9; it must be 1 to 8." },
        };

    [Theory, MemberData(nameof(OutOfRange), DisableDiscoveryEnumeration = true)]
    public void NameTheRange(TrainingOptions options, string message) =>
        Assert.Equal(message, Assert.Throws<ShowrunnerException>(options.Validate).Message);

    [Theory]
    [InlineData(2)]
    [InlineData(30_000)]
    [InlineData(1_000_000)]
    public void AreGoodForAnyLengthOfText(int words)
    {
        TrainingOptions.For(words).Validate();
        TrainingOptions.For(words, minutes: 60).Validate();
    }

    [Theory]
    [InlineData(20_000)]
    [InlineData(60_000)]
    [InlineData(1_000_000)]
    public void HaveNoMoreEpochsThanHelpHoweverMuchTimeThereIs(int words)
    {
        var model = new ModelOptions();

        Assert.InRange(TrainingOptions.For(words, minutes: 600, model).Epochs, TrainingOptions.For(words, from: model).Epochs, 12);
    }

    [Fact]
    public void GrowWithTheTextAndTheTime()
    {
        Assert.True(TrainingOptions.For(1_000_000).Model.HiddenSize > TrainingOptions.For(30_000, minutes: 60).Model.HiddenSize);
        Assert.True(
            TrainingOptions.For(1_000_000, minutes: 60).Model.EmbeddingSize
                > TrainingOptions.For(1_000_000, minutes: 10).Model.EmbeddingSize
        );
        Assert.True(TrainingOptions.For(1_000_000, minutes: 10).Model.Layers > TrainingOptions.For(1_000_000, minutes: 5).Model.Layers);
        Assert.Equal(5, TrainingOptions.For(1_000_000, minutes: 5).Minutes);
    }
}
