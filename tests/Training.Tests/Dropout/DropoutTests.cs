using Showrunner.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Training.Tests;

public class DropoutTests
{
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void ZeroesTheGivenShare(double probability)
    {
        using var scope = NewDisposeScope();

        var output = new Dropout(seed: 1).Apply(ones(1000, 103), probability, place: 0);

        // Ten standard deviations of a binomial with 103,000 draws: a fair generator fails once in 10²².
        Assert.Equal(
            probability,
            output.eq(0).to(ScalarType.Float64).mean().ToDouble(),
            10 * Math.Sqrt(probability * (1 - probability) / 103_000)
        );
    }

    [Fact]
    public void ScalesWhatIsLeft()
    {
        using var scope = NewDisposeScope();

        var output = new Dropout(seed: 1).Apply(ones(100), 0.2, place: 0);

        Assert.All(output.data<float>().ToArray(), value => Assert.Contains(value, new[] { 0f, 1.25f }));
    }

    [Fact]
    public void LocksTheMaskOverTime()
    {
        using var scope = NewDisposeScope();

        var output = new Dropout(seed: 1).Apply(ones(7, 3, 50), 0.5, place: 0, locked: true);

        Assert.True(output.eq(output[0].unsqueeze(0)).all().ToBoolean());
        Assert.False(output[0][0].Equals(output[0][1])); // sequences differ
    }

    [Fact]
    public void DrawsTheSameMaskForTheSameSeedStepAndPlace() => Assert.Equal(Mask(3, 5, 1), Mask(3, 5, 1));

    [Theory]
    [InlineData(4, 5, 1)]
    [InlineData(3, 6, 1)]
    [InlineData(3, 5, 2)]
    public void DrawsAnUnrelatedMaskOtherwise(int seed, long step, int place)
    {
        var agreement = Mask(3, 5, 1).Zip(Mask(seed, step, place)).Count(pair => pair.First == pair.Second) / 10_000.0;

        Assert.InRange(agreement, 0.45, 0.55);
    }

    static float[] Mask(int seed, long step, int place)
    {
        using var scope = NewDisposeScope();
        return new Dropout(seed) { Step = step }
            .Apply(ones(10_000), 0.5, place)
            .data<float>()
            .ToArray();
    }
}
