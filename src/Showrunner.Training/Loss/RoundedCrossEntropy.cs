using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace Showrunner.Training;

/// <summary>
/// The output layer on the CPU: loss and logits in 32 bits and exact, the gradient made from probabilities that
/// <see cref="RoundedSoftmax"/> has thinned out without bias, so that of three products of (rows × width × vocabulary) one is left.
/// </summary>
/// <remarks>
/// The drawn numbers depend on seed, step and row alone. Results are equal bit for bit at any number of threads: each block of 64 rows, and
/// each word's gradient, is one thread's work in one order. Not thread-safe.
/// </remarks>
internal sealed unsafe class RoundedCrossEntropy(int vocabulary, int width, int threads, int seed) : IOutputLoss
{
    private const int States = LogitTiles.States;
    private const int GroupWords = 48; // logits of a group are still in the first cache when their exponentials are summed
    private const int StripeWords = 128; // the gradient of a stripe stays in the second cache

    private readonly Workspace[] _workspaces = [.. Enumerable.Range(0, threads).Select(_ => new Workspace(vocabulary, width))];
    private readonly List<RoundedProbability[]> _probabilities = []; // a block's, by word
    private readonly List<int> _counts = [];

    /// <inheritdoc/>
    public ProductPrecision Precision => ProductPrecision.RoundedGradient;

    /// <inheritdoc/>
    public double Gradients(
        long step,
        Tensor hidden,
        Tensor weight,
        Tensor bias,
        ReadOnlyMemory<int> targets,
        Tensor hiddenGradient,
        Tensor weightGradient,
        Tensor biasGradient
    )
    {
        var batch = new Rows(
            TensorMemory.Pointer<float>(hidden),
            TensorMemory.Pointer<float>(hiddenGradient),
            targets,
            KeyedBits.Key(seed, step, DrawPlace.RoundedGradient)
        );
        float* weights = TensorMemory.Pointer<float>(weight),
            biases = TensorMemory.Pointer<float>(bias);
        float* weightGradients = TensorMemory.Pointer<float>(weightGradient),
            biasGradients = TensorMemory.Pointer<float>(biasGradient);
        var blocks = (targets.Length + States - 1) / States;
        while (_probabilities.Count < blocks)
        {
            _probabilities.Add(new RoundedProbability[States * RoundedSoftmax.MostValues]);
            _counts.Add(0);
        }

        var losses = new double[blocks];
        ParallelLoop.ForEach(blocks, threads, (thread, block) => losses[block] = Block(block, batch, weights, biases, _workspaces[thread]));
        int[] byTarget = [.. Enumerable.Range(0, targets.Length)];
        var keys = targets.ToArray();
        Array.Sort(keys, byTarget);
        ParallelLoop.ForEach(
            (vocabulary + StripeWords - 1) / StripeWords,
            threads,
            stripe => Stripe(stripe, blocks, batch, keys, byTarget, weightGradients, biasGradients)
        );
        return losses.Sum() / batch.Count;
    }

    public void Dispose()
    {
        foreach (var workspace in _workspaces)
            workspace.Dispose();
    }

    private readonly record struct Rows(nint HiddenAddress, nint GradientAddress, ReadOnlyMemory<int> Targets, uint Key)
    {
        public Rows(float* hidden, float* gradient, ReadOnlyMemory<int> targets, uint key)
            : this((nint)hidden, (nint)gradient, targets, key) { }

        public float* Hidden => (float*)HiddenAddress;

        public float* Gradient => (float*)GradientAddress;

        public int Count { get; } = Math.Max(1, Training.Targets.Count(Targets.Span));

        public float Scale => 1f / Count;
    }

    /// <summary>The summed loss of a block of rows; its probabilities are kept, its hidden states' gradients written.</summary>
    private double Block(int block, Rows batch, float* weight, float* bias, Workspace workspace)
    {
        var first = block * States;
        var states = Math.Min(States, batch.Targets.Length - first);
        var targets = batch.Targets.Span.Slice(first, states);
        LogitTiles.Pack(batch.Hidden + (long)first * width, states, width, workspace.Panel);
        float* max = stackalloc float[States],
            sum = stackalloc float[States],
            logSum = stackalloc float[States],
            carry = stackalloc float[States];
        new Span<float>(max, States).Fill(float.NegativeInfinity);
        new Span<float>(sum, States).Clear();
        for (var word = 0; word < vocabulary; word += GroupWords)
        {
            var words = Math.Min(GroupWords, vocabulary - word);
            var logits = workspace.Logits + (long)word * States;
            LogitTiles.Multiply(weight + (long)word * width, bias + word, words, width, workspace.Panel, logits);
            RoundedSoftmax.Accumulate(logits, words, max, sum);
        }

        var loss = 0.0;
        for (var state = 0; state < States; state++)
        {
            var log = max[state] + Math.Log(sum[state]);
            var isLearnt = state < states && targets[state] >= 0;
            logSum[state] = isLearnt ? (float)log : float.PositiveInfinity; // no probability is left
            if (isLearnt)
                loss += log - workspace.Logits[(long)targets[state] * States + state];
        }
        KeyedBits.Uniform(new Span<float>(carry, States), (uint)first, batch.Key, RoundedSoftmax.Unit);
        var probabilities = _probabilities[block];
        var count = _counts[block] = RoundedSoftmax.Round(workspace.Logits, vocabulary, logSum, carry, states, probabilities);

        var gradient = batch.Gradient + (long)first * width;
        new Span<float>(gradient, states * width).Clear();
        foreach (var probability in probabilities.AsSpan(0, count))
            AddScaled(gradient + probability.State * width, weight + (long)probability.Word * width, probability.Value * batch.Scale);
        for (var state = 0; state < states; state++)
        {
            if (targets[state] >= 0)
                AddScaled(gradient + state * width, weight + (long)targets[state] * width, -batch.Scale);
        }
        return loss;
    }

    /// <summary>Writes the gradients of a stripe of words from the probabilities of all blocks, and from the targets.</summary>
    private void Stripe(int stripe, int blocks, Rows batch, int[] targets, int[] rowsByTarget, float* weightGradient, float* biasGradient)
    {
        var first = stripe * StripeWords;
        var end = Math.Min(first + StripeWords, vocabulary);
        new Span<float>(weightGradient + (long)first * width, (end - first) * width).Clear();
        new Span<float>(biasGradient + first, end - first).Clear();
        for (var block = 0; block < blocks; block++)
        {
            var probabilities = _probabilities[block].AsSpan(0, _counts[block]);
            for (var i = First(probabilities, first); i < probabilities.Length && probabilities[i].Word < end; i++)
                Add(probabilities[i].Word, block * States + probabilities[i].State, probabilities[i].Value * batch.Scale);
        }
        var target = Array.BinarySearch(targets, first);
        if (target < 0)
            target = ~target;
        while (target > 0 && targets[target - 1] == first)
            target--;
        for (; target < targets.Length && targets[target] < end; target++)
            Add(targets[target], rowsByTarget[target], -batch.Scale);

        void Add(int word, int row, float value)
        {
            AddScaled(weightGradient + (long)word * width, batch.Hidden + (long)row * width, value);
            biasGradient[word] += value;
        }
    }

    /// <summary>The index of the first probability of a word from <paramref name="word"/> on.</summary>
    private static int First(ReadOnlySpan<RoundedProbability> probabilities, int word)
    {
        var (low, high) = (0, probabilities.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (probabilities[middle].Word < word)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private void AddScaled(float* target, float* source, float scale)
    {
        var i = 0;
        for (; i <= width - 16; i += 16)
            Vector512.FusedMultiplyAdd(Vector512.Create(scale), Vector512.Load(source + i), Vector512.Load(target + i)).Store(target + i);
        for (; i <= width - 4; i += 4)
            Vector128.FusedMultiplyAdd(Vector128.Create(scale), Vector128.Load(source + i), Vector128.Load(target + i)).Store(target + i);
        for (; i < width; i++)
            target[i] = MathF.FusedMultiplyAdd(scale, source[i], target[i]);
    }

    /// <summary>A thread's own memory.</summary>
    private sealed class Workspace : IDisposable
    {
        private readonly AlignedArray _panel = new();
        private readonly AlignedArray _logits = new();

        public Workspace(int vocabulary, int width)
        {
            _panel.Resize((long)width * States);
            _logits.Resize((long)vocabulary * States);
        }

        public float* Panel => _panel.Start; // (width, 64)

        public float* Logits => _logits.Start; // (vocabulary, 64)

        public void Dispose()
        {
            _panel.Dispose();
            _logits.Dispose();
        }
    }
}
