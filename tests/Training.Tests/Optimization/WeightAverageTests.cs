using Showrunner.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Training.Tests;

public class WeightAverageTests
{
    [Fact]
    public void IsTheMeanOfTheFirstAndThenForgets()
    {
        using var scope = NewDisposeScope();
        using var parameter = new Parameter("x", zeros(1));
        using var average = new WeightAverage([parameter], steps: 30); // three samples of ten steps
        double[] values = [4, 8, 3, 7, 1];

        var means = new List<double>();
        for (var step = 1; step <= 50; step++)
        {
            parameter.Value.fill_(step % 10 == 0 ? values[step / 10 - 1] : -100);
            average.Add(step);
            if (step % 10 == 0)
                means.Add(average.Tensors.Single().Value.ToDouble());
        }

        double third = (4.0 + 8 + 3) / 3,
            fourth = third * 2 / 3 + 7.0 / 3;
        double[] expected = [4, 6, third, fourth, fourth * 2 / 3 + 1.0 / 3];
        foreach (var (mean, naive) in means.Zip(expected))
            Assert.Equal(naive, mean, 1e-6);
    }

    [Fact]
    public void SwapsToTheBit()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var (first, second) = (randn(50), randn(50));
        using var parameter = new Parameter("x", first.clone());
        using var average = new WeightAverage([parameter], steps: 1);
        parameter.Value.copy_(second);

        average.Swap();
        Assert.True(parameter.Value.Equals(first));
        Assert.True(average.Tensors.Single().Value.Equals(second));

        average.Swap();
        Assert.True(parameter.Value.Equals(second));
    }
}
