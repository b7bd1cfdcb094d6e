using Showrunner.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>
/// The notebook's step as it stands, written with TorchSharp: every step goes through the output layer, and the last one is used.
/// </summary>
internal sealed class NotebookStep : IContest
{
    private const int Batch = 150,
        Length = 8,
        EmbeddingSize = 200,
        HiddenSize = 250;

    private readonly int _vocabulary;
    private readonly Embedding _embedding;
    private readonly LSTM _lstm;
    private readonly Linear _output;
    private readonly optim.Optimizer _optimizer;
    private readonly TorchSharp.Modules.Parameter[] _parameters;
    private Tensor _hidden,
        _cell;

    public NotebookStep(int vocabulary)
    {
        Libtorch.Load();
        set_num_threads(Environment.ProcessorCount);
        _vocabulary = vocabulary;
        _embedding = nn.Embedding(vocabulary, EmbeddingSize);
        _lstm = nn.LSTM(EmbeddingSize, HiddenSize, batchFirst: true);
        _output = nn.Linear(HiddenSize, vocabulary);
        _parameters = [.. _embedding.parameters(), .. _lstm.parameters(), .. _output.parameters()];
        _optimizer = optim.Adam(_parameters, 1e-3);
        (_hidden, _cell) = (zeros(1, Batch, HiddenSize), zeros(1, Batch, HiddenSize));
    }

    public int TargetsInStep => Batch;

    public void Step()
    {
        using var scope = NewDisposeScope();
        var (ids, targets) = (randint(0, _vocabulary, [Batch, Length]), randint(0, _vocabulary, [Batch]));
        _optimizer.zero_grad();
        var (states, hidden, cell) = _lstm.forward(_embedding.forward(ids), (_hidden, _cell));
        var logits = _output.forward(states.contiguous().view(-1, HiddenSize)).view(Batch, -1, _vocabulary)[TensorIndex.Colon, -1];
        nn.functional.cross_entropy(logits, targets).backward();
        nn.utils.clip_grad_norm_(_parameters, 5);
        _optimizer.step();
        _hidden.Dispose();
        _cell.Dispose();
        (_hidden, _cell) = (hidden.detach().clone().DetachFromDisposeScope(), cell.detach().clone().DetachFromDisposeScope());
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _embedding.Dispose();
        _lstm.Dispose();
        _output.Dispose();
    }
}
