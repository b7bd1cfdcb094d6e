using static TorchSharp.torch;

namespace Showrunner.Training;

/// <summary>On the CPU, in our own tiles: no logits are kept but those of a few words and 64 rows.</summary>
internal sealed unsafe class TiledLossSum(int vocabulary, int width, int threads) : ILossSum
{
    private const int States = LogitTiles.States;
    private const int GroupWords = 48;

    private readonly AlignedArray[] _workspaces = [.. Enumerable.Range(0, threads).Select(_ => new AlignedArray())];

    /// <inheritdoc/>
    public double LossSum(Tensor hidden, Tensor weight, Tensor bias, ReadOnlyMemory<int> targets)
    {
        float* states = TensorMemory.Pointer<float>(hidden),
            weights = TensorMemory.Pointer<float>(weight),
            biases = TensorMemory.Pointer<float>(bias);
        var losses = new double[(targets.Length + States - 1) / States];
        ParallelLoop.ForEach(
            losses.Length,
            threads,
            (thread, block) =>
            {
                _workspaces[thread].Resize((width + GroupWords) * States);
                losses[block] = Block(
                    states + (long)block * States * width,
                    weights,
                    biases,
                    targets.Span[(block * States)..],
                    _workspaces[thread].Start
                );
            }
        );
        return losses.Sum();
    }

    public void Dispose()
    {
        foreach (var workspace in _workspaces)
            workspace.Dispose();
    }

    private double Block(float* hidden, float* weight, float* bias, ReadOnlySpan<int> targets, float* panel)
    {
        if (targets.Length > States)
            targets = targets[..States];
        var logits = panel + width * States;
        float* max = stackalloc float[States],
            sum = stackalloc float[States],
            wanted = stackalloc float[States];
        new Span<float>(max, States).Fill(float.NegativeInfinity);
        new Span<float>(sum, States).Clear();
        LogitTiles.Pack(hidden, targets.Length, width, panel);
        for (var word = 0; word < vocabulary; word += GroupWords)
        {
            var words = Math.Min(GroupWords, vocabulary - word);
            LogitTiles.Multiply(weight + (long)word * width, bias + word, words, width, panel, logits);
            RoundedSoftmax.Accumulate(logits, words, max, sum);
            for (var state = 0; state < targets.Length; state++)
            {
                if (targets[state] >= word && targets[state] < word + words)
                    wanted[state] = logits[(targets[state] - word) * States + state];
            }
        }
        var loss = 0.0;
        for (var state = 0; state < targets.Length; state++)
        {
            if (targets[state] >= 0)
                loss += max[state] + Math.Log(sum[state]) - wanted[state];
        }

        return loss;
    }
}
