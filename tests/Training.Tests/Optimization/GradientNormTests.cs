using Showrunner.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Training.Tests;

public class GradientNormTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void IsTheLengthOfAllGradientsTogether(int threads)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        using var a = new Parameter("a", zeros(40_001));
        using var b = new Parameter("b", zeros(7));
        a.Gradient.normal_();
        b.Gradient.normal_();

        var norm = GradientNorm.Of([a, b], threads);

        Assert.Equal(cat([a.Gradient, b.Gradient]).to(ScalarType.Float64).norm().ToDouble(), norm, 1e-4);
    }

    [Fact]
    public void LeavesShortGradientsAlone() => Assert.Equal(1, GradientNorm.Scale(norm: 0.2, clip: 0.25));

    [Fact]
    public void CutsLongGradients() => Assert.Equal(0.25, GradientNorm.Scale(norm: 3, clip: 0.25) * 3, 1e-6);
}
