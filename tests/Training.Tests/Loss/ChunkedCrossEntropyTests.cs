using Showrunner.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Training.Tests;

public class ChunkedCrossEntropyTests
{
    const int Rows = 37;
    const int Vocabulary = 213;
    const int Width = 24;

    public static TheoryData<int> ChunkSizes => [.. Enumerable.Range(1, Rows + 2), 1000];

    [Theory, MemberData(nameof(ChunkSizes))]
    public void EqualsTheNaiveLossAndGradients(int chunkSize) => Compare(chunkSize, ProductPrecision.Full, tolerance: 1e-5);

    [Theory, MemberData(nameof(ChunkSizes))]
    public void EqualsTheNaiveLossAndGradientsInBFloat16(int chunkSize) => Compare(chunkSize, ProductPrecision.BFloat16, tolerance: 1e-2);

    [Fact]
    public void LeavesOutRowsWithoutATarget()
    {
        using var scope = NewDisposeScope();
        var (hidden, weight, bias, targets) = Some.OutputLayer(Rows, Vocabulary, Width);
        var kept = Enumerable.Range(0, Rows).Where(row => row % 3 != 0).ToArray();
        using var loss = new ChunkedCrossEntropy(Vocabulary, Width, chunkSize: 5);
        var naive = nn.functional.cross_entropy(
            hidden.mm(weight.t()) + bias,
            tensor(targets.Select(target => (long)target).ToArray()),
            reduction: nn.Reduction.None
        );

        var sum = loss.LossSum(hidden, weight, bias, targets.Select((target, row) => row % 3 == 0 ? -1 : target).ToArray());

        Assert.Equal(kept.Sum(row => naive[row].ToDouble()), sum, 1e-3);
    }

    [Theory]
    [InlineData(ProductPrecision.Full, 1e-5)]
    [InlineData(ProductPrecision.BFloat16, 1e-2)]
    public void LearnsNothingFromRowsWithoutATarget(ProductPrecision precision, double tolerance)
    {
        using var scope = NewDisposeScope();
        var (hidden, weight, bias, targets) = Some.OutputLayer(Rows, Vocabulary, Width);
        var kept = Enumerable.Range(0, Rows).Where(row => row % 3 != 0).ToArray();
        using var loss = new ChunkedCrossEntropy(Vocabulary, Width, chunkSize: 5, precision);
        int[] some = [.. targets.Select((target, row) => row % 3 == 0 ? Targets.None : target)];
        var index = tensor(kept.Select(row => (long)row).ToArray());

        var (mean, gradients) = Gradients(loss, hidden, weight, bias, some);
        var (none, noGradients) = Gradients(loss, hidden, weight, bias, [.. targets.Select(_ => Targets.None)]);
        var (expected, alone) = Gradients(loss, hidden[index], weight, bias, [.. kept.Select(row => targets[row])]);

        Assert.Equal(expected, mean, expected * tolerance);
        Assert.InRange(Some.Distance(gradients[0][index], alone[0]), 0, tolerance);
        Assert.InRange(Some.Distance(gradients[1], alone[1]), 0, tolerance);
        Assert.InRange(Some.Distance(gradients[2], alone[2]), 0, tolerance);
        Assert.Equal(alone[0].norm().ToDouble(), gradients[0].norm().ToDouble(), tolerance); // the other rows are zero
        Assert.Equal(0, none);
        Assert.All(noGradients, gradient => Assert.Equal(0, gradient.norm().ToDouble()));
    }

    [Fact]
    public void StaysFiniteForHugeLogits()
    {
        using var scope = NewDisposeScope();
        var (hidden, weight, bias, targets) = Some.OutputLayer(Rows, Vocabulary, Width);
        using var loss = new ChunkedCrossEntropy(Vocabulary, Width);

        var (mean, gradients) = Gradients(loss, hidden * 1e4, weight, bias, targets);

        Assert.True(double.IsFinite(mean));
        Assert.All(gradients, gradient => Assert.True(gradient.isfinite().all().ToBoolean()));
    }

    [Fact]
    public void SaysWhenALogitIsNotANumber()
    {
        using var scope = NewDisposeScope();
        var (hidden, weight, bias, targets) = Some.OutputLayer(Rows, Vocabulary, Width);
        using var loss = new ChunkedCrossEntropy(Vocabulary, Width);

        var (mean, _) = Gradients(loss, hidden.index_put_(float.NaN, tensor(3L), tensor(3L)), weight, bias, targets);

        Assert.True(double.IsNaN(mean));
    }

    [Fact]
    public void HoldsNoTensorOfRowsTimesVocabulary()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads the peak of resident memory from Linux's /proc.");
        const int vocabulary = 20_000;
        const int width = 8;
        const int few = 32;
        const int many = 10_000;
        using var loss = new ChunkedCrossEntropy(vocabulary, width, chunkSize: 16);
        Run(few);

        var growth = PeakBytesOf(() => Run(many)) - PeakBytesOf(() => Run(few));

        Assert.Equal(16 * vocabulary, loss.LargestBuffer);
        Assert.InRange(growth, long.MinValue, (long)many * vocabulary * sizeof(float) / 10);

        void Run(int rows)
        {
            using var scope = NewDisposeScope();
            var (hidden, weight, bias, targets) = Some.OutputLayer(rows, vocabulary, width);
            Gradients(loss, hidden, weight, bias, targets);
        }
    }

    static long PeakBytesOf(Action action)
    {
        File.WriteAllText("/proc/self/clear_refs", "5"); // resets the peak (proc(5))
        action();
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) * 1024;
    }

    static void Compare(int chunkSize, ProductPrecision precision, double tolerance)
    {
        using var scope = NewDisposeScope();
        var (hidden, weight, bias, targets) = Some.OutputLayer(Rows, Vocabulary, Width);
        var leaves = new[] { hidden, weight, bias }.Select(tensor => tensor.clone().requires_grad_()).ToArray();
        var naive = nn.functional.cross_entropy(
            leaves[0].mm(leaves[1].t()) + leaves[2],
            tensor(targets.Select(target => (long)target).ToArray())
        );
        naive.backward();
        using var loss = new ChunkedCrossEntropy(Vocabulary, Width, chunkSize, precision);

        var (mean, gradients) = Gradients(loss, hidden, weight, bias, targets);

        Assert.Equal(naive.ToDouble(), mean, naive.ToDouble() * tolerance);
        Assert.All(gradients.Zip(leaves), pair => Assert.InRange(Some.Distance(pair.First, pair.Second.grad!), 0, tolerance));
    }

    static (double Loss, Tensor[] Gradients) Gradients(ChunkedCrossEntropy loss, Tensor hidden, Tensor weight, Tensor bias, int[] targets)
    {
        // Full of what must be overwritten.
        var gradients = new[] { hidden, weight, bias }.Select(tensor => full_like(tensor, float.NaN)).ToArray();
        return (loss.Gradients(0, hidden, weight, bias, targets, gradients[0], gradients[1], gradients[2]), gradients);
    }
}
