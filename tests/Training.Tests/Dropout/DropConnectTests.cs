using Showrunner.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Training.Tests;

public class DropConnectTests
{
    [Fact]
    public void GivesTheGradientsOfAProductWithTheMask()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var (weight, x) = (randn(40, 30), randn(8, 30));
        using var parameter = new Parameter("w", weight.clone());
        using var dropout = new DropConnect([parameter], 0.3, seed: 1);

        dropout.Begin(step: 5);
        var dropped = parameter.Value.clone();
        var leaf = dropped.clone().requires_grad_();
        x.mm(leaf.t()).tanh().sum().backward();
        parameter.Gradient.copy_(leaf.grad!);
        dropout.End();

        var naive = weight.clone().requires_grad_();
        var mask = dropped.ne(0).to(ScalarType.Float32) / 0.7f;
        x.mm((naive * mask).t()).tanh().sum().backward();
        Assert.InRange(Some.Distance(dropped, (weight * mask)), 0, 1e-6);
        Assert.InRange(Some.Distance(parameter.Gradient, naive.grad!), 0, 1e-6);
        Assert.True(parameter.Value.Equals(weight));
        Assert.Equal(0.3, dropped.eq(0).to(ScalarType.Float64).mean().ToDouble(), 0.13); // ten standard deviations
    }

    [Fact]
    public void DrawsOtherWeightsAtEachStep()
    {
        using var scope = NewDisposeScope();
        using var parameter = new Parameter("w", ones(20, 20));
        using var dropout = new DropConnect([parameter], 0.5, seed: 1);

        Assert.Equal(At(3), At(3));
        Assert.NotEqual(At(3), At(4));

        float[] At(long step)
        {
            dropout.Begin(step);
            var values = parameter.Value.data<float>().ToArray();
            dropout.End();
            return values;
        }
    }
}
