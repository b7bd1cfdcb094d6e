using Showrunner.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Training.Tests;

public class TiledLossSumTests
{
    [Theory, InlineData(1), InlineData(64), InlineData(150)]
    public void EqualsTheNaiveLossOfRowsThatHaveATarget(int rows)
    {
        using var scope = NewDisposeScope();
        var (hidden, weight, bias, targets) = Some.OutputLayer(rows, 213, 37);
        var naive = nn.functional.cross_entropy(
            hidden.mm(weight.t()) + bias,
            tensor(targets.Select(target => (long)target).ToArray()),
            reduction: nn.Reduction.None
        );
        using var loss = new TiledLossSum(213, 37, threads: 2);

        var sum = loss.LossSum(hidden, weight, bias, targets.Select((target, row) => row % 3 == 1 ? -1 : target).ToArray());

        Assert.Equal(Enumerable.Range(0, rows).Where(row => row % 3 != 1).Sum(row => naive[row].ToDouble()), sum, 1e-3);
    }
}
