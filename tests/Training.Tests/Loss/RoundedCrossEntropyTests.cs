using Showrunner.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Training.Tests;

public class RoundedCrossEntropyTests
{
    const int Rows = 150;
    const int Width = 37; // neither fills the last block, tile or vector

    // Twenty words that are about as likely: no probability is below the unit.
    [Theory, InlineData(1), InlineData(64), InlineData(Rows)]
    public void EqualsTheNaiveLossAndGradientsWhereProbabilitiesAreLarge(int rows)
    {
        using var scope = NewDisposeScope();
        var (hidden, weight, bias, targets) = Some.OutputLayer(rows, 20, Width);
        (hidden, bias) = (hidden * 0.1, bias * 0.1);
        var (expected, expectedGradients) = Naive(hidden, weight, bias, targets);
        using var loss = new RoundedCrossEntropy(20, Width, threads: 2, seed: 1);

        var (mean, gradients) = Gradients(loss, 0, hidden, weight, bias, targets);

        Assert.Equal(expected, mean, 1e-5 * expected);
        foreach (var (gradient, naive) in gradients.Zip(expectedGradients))
            Assert.InRange(Some.Distance(gradient, naive), 0, 1e-5);
    }

    [Fact]
    public void HasTheExactLossAndTheRightGradientOnAverage()
    {
        using var scope = NewDisposeScope();
        const int vocabulary = 1003;
        const int steps = 400;
        var (hidden, weight, bias, targets) = Some.OutputLayer(Rows, vocabulary, Width);
        hidden *= 0.3;
        var (expected, expectedGradients) = Naive(hidden, weight, bias, targets);
        using var loss = new RoundedCrossEntropy(vocabulary, Width, threads: 2, seed: 3);
        var means = expectedGradients.Select(gradient => zeros_like(gradient)).ToArray();
        var first = 0.0;

        for (var step = 0; step < steps; step++)
        {
            using var stepScope = NewDisposeScope();
            var (mean, gradients) = Gradients(loss, step, hidden, weight, bias, targets);
            Assert.Equal(expected, mean, 1e-5 * expected);
            foreach (var (sum, gradient) in means.Zip(gradients))
                sum.add_(gradient, alpha: 1.0 / steps);
            if (step == 0)
                first = Some.Distance(gradients[1], expectedGradients[1]);
        }

        // An unbiased estimate comes nearer by the square root of the number of steps: 20.
        Assert.InRange(first, 1e-3, 0.5);
        Assert.InRange(Some.Distance(means[1], expectedGradients[1]), 0, first / 14);
        Assert.InRange(Some.Distance(means[0], expectedGradients[0]), 0, first / 14);
        Assert.InRange(Some.Distance(means[2], expectedGradients[2]), 0, first / 14);
    }

    [Theory, InlineData(1), InlineData(64), InlineData(100)]
    public void LearnsNothingFromRowsWithoutATarget(int rows)
    {
        using var scope = NewDisposeScope();
        var (hidden, weight, bias, targets) = Some.OutputLayer(Rows, 1003, Width);
        using var loss = new RoundedCrossEntropy(1003, Width, threads: 2, seed: 3);

        // What is drawn depends on the row's number: the first rows are as if there were no others.
        var (mean, gradients) = Gradients(
            loss,
            7,
            hidden,
            weight,
            bias,
            [.. targets.Select((word, row) => row < rows ? word : Targets.None)]
        );
        var (expected, alone) = Gradients(loss, 7, hidden[..rows], weight, bias, targets[..rows]);
        var (none, noGradients) = Gradients(loss, 7, hidden, weight, bias, [.. targets.Select(_ => Targets.None)]);

        Assert.Equal(expected, mean);
        Assert.Equal(alone[0].data<float>().ToArray(), gradients[0][..rows].data<float>().ToArray());
        Assert.Equal(0, gradients[0][rows..].norm().ToDouble());
        Assert.InRange(Some.Distance(gradients[1], alone[1]), 0, 1e-6); // sums, in the order of the sorted targets
        Assert.InRange(Some.Distance(gradients[2], alone[2]), 0, 1e-6);
        Assert.Equal(0, none);
        Assert.All(noGradients, gradient => Assert.Equal(0, gradient.norm().ToDouble()));
    }

    [Theory, InlineData(1), InlineData(3)]
    public void IsTheSameAtAnyNumberOfThreads(int threads)
    {
        using var scope = NewDisposeScope();
        var (hidden, weight, bias, targets) = Some.OutputLayer(Rows, 1003, Width);
        using RoundedCrossEntropy two = new(1003, Width, threads: 2, seed: 3),
            other = new(1003, Width, threads, seed: 3);

        var (expected, expectedGradients) = Gradients(two, 7, hidden, weight, bias, targets);
        var (mean, gradients) = Gradients(other, 7, hidden, weight, bias, targets);

        Assert.Equal(expected, mean);
        foreach (var (gradient, same) in gradients.Zip(expectedGradients))
            Assert.Equal(same.data<float>().ToArray(), gradient.data<float>().ToArray());
    }

    [Fact]
    public void StaysFiniteForHugeLogitsAndSaysWhenOneIsNotANumber()
    {
        using var scope = NewDisposeScope();
        var (hidden, weight, bias, targets) = Some.OutputLayer(Rows, 213, Width);
        using var loss = new RoundedCrossEntropy(213, Width, threads: 2, seed: 1);

        var (huge, gradients) = Gradients(loss, 0, hidden * 1e4, weight, bias, targets);
        var (none, _) = Gradients(loss, 0, hidden.index_put_(float.NaN, tensor(3L), tensor(3L)), weight, bias, targets);

        Assert.True(double.IsFinite(huge));
        Assert.All(gradients, gradient => Assert.True(gradient.isfinite().all().ToBoolean()));
        Assert.True(double.IsNaN(none));
    }

    static (double Loss, Tensor[] Gradients) Naive(Tensor hidden, Tensor weight, Tensor bias, int[] targets)
    {
        Tensor[] leaves = [.. new[] { hidden, weight, bias }.Select(tensor => tensor.detach().clone().requires_grad_(true))];
        var loss = nn.functional.cross_entropy(
            leaves[0].mm(leaves[1].t()) + leaves[2],
            tensor(targets.Select(target => (long)target).ToArray())
        );
        loss.backward();
        return (loss.ToDouble(), [.. leaves.Select(leaf => leaf.grad!)]);
    }

    static (double Loss, Tensor[] Gradients) Gradients(
        RoundedCrossEntropy loss,
        long step,
        Tensor hidden,
        Tensor weight,
        Tensor bias,
        int[] targets
    )
    {
        Tensor[] gradients = [full_like(hidden, float.NaN), full_like(weight, float.NaN), full_like(bias, float.NaN)];
        return (loss.Gradients(step, hidden, weight, bias, targets, gradients[0], gradients[1], gradients[2]), gradients);
    }
}
