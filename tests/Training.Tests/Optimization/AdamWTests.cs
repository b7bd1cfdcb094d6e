using Showrunner.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Training.Tests;

public class AdamWTests
{
    [Theory]
    [InlineData(1, 0.01, 1.0)]
    [InlineData(2, 0.0, 0.25)]
    public void TakesTheStepsOfLibtorchsAdamW(int threads, double weightDecay, double gradientScale)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var start = randn(50_003); // more than one block, and not a multiple of a vector
        var peer = start.clone().AsParameter();
        var peers = new TorchSharp.Modules.AdamW([peer], 1e-2, 0.9, 0.999, 1e-8, weightDecay);
        using var parameter = new Parameter("x", start.clone());
        var optimizer = new AdamW([parameter], threads);

        for (var step = 0; step < 20; step++)
        {
            var gradient = randn(50_003).mul_(Math.Pow(10, step % 5 - 2));
            peer.grad = gradient * gradientScale;
            using (no_grad())
                peers.step();
            parameter.Gradient.copy_(gradient);
            optimizer.Step(1e-2, weightDecay, gradientScale);
        }

        Assert.InRange(Some.Distance(parameter.Value, peer), 0, 1e-6);
    }
}
