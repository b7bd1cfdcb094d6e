using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Showrunner.Training;

/// <summary>Embedding, LSTM layers and output layer on libtorch, with a gradient for every weight. Not thread-safe.</summary>
/// <remarks>The output layer is not run here: <see cref="ChunkedCrossEntropy"/> is its forward and backward pass.</remarks>
internal sealed class TrainableModel : IDisposable
{
    private readonly List<LSTM> _layers = [];
    private readonly List<Parameter> _recurrent = [];

    /// <summary>Draws the first weights from <paramref name="seed"/>.</summary>
    public TrainableModel(ModelOptions options, int vocabularySize, int seed, Device? device = null)
    {
        Libtorch.Load();
        options.Validate();
        (Options, VocabularySize, Device) = (options, vocabularySize, device ?? CPU);
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        manual_seed(seed);

        Embedding = new("embedding.weight", init(vocabularySize, options.EmbeddingSize));
        for (var layer = 0; layer < options.Layers; layer++)
        {
            var lstm = nn.LSTM(options.LayerInputSize(layer), options.LayerSize(layer)).to(Device);
            _layers.Add(lstm);
            foreach (var (name, value) in lstm.named_parameters())
            {
                var parameter = new Parameter($"lstm.{name[..^1]}{layer}", value);   // each module calls its only layer l0
                value.grad = parameter.Gradient;
                _recurrent.Add(parameter);
            }
        }
        OutputWeight = options.Tied ? Embedding : new("fc.weight", init(vocabularySize, options.LayerSize(options.Layers - 1)));
        OutputBias = new("fc.bias", zeros(vocabularySize, device: Device));

        Tensor init(int rows, int columns) => empty(rows, columns).uniform_(-0.1, 0.1).to(Device);
    }

    public ModelOptions Options { get; }

    public int VocabularySize { get; }

    public Device Device { get; }

    public Parameter Embedding { get; }

    /// <summary>The embedding, where it is tied.</summary>
    public Parameter OutputWeight { get; }

    public Parameter OutputBias { get; }

    /// <summary>Every weight once, in the order of <see cref="ModelOptions.Tensors"/>.</summary>
    public IReadOnlyList<Parameter> Parameters =>
        [Embedding, .. _recurrent, .. Options.Tied ? [] : new[] { OutputWeight }, OutputBias];

    /// <summary>Runs all layers but the output layer.</summary>
    /// <param name="ids">(time × batch), step by step.</param>
    /// <param name="batch">Sequences side by side.</param>
    /// <param name="state">The state before the first word.</param>
    /// <param name="dropout">Applies dropout between the parts: place 0 is the embedding, place i stands after layer i.</param>
    public ForwardPass Forward(long[] ids, int batch, CarriedState state, Func<Tensor, int, Tensor>? dropout = null)
    {
        Tensor embedded;
        using (no_grad()) embedded = Embedding.Value.index_select(0, tensor(ids, device: Device)).view(-1, batch, Options.EmbeddingSize);
        embedded.requires_grad = dropout is not null || is_grad_enabled();
        var x = dropout is null ? embedded : dropout(embedded, 0);   // (time, batch, units)
        var (hidden, cell) = (new Tensor[_layers.Count], new Tensor[_layers.Count]);
        for (var layer = 0; layer < _layers.Count; layer++)
        {
            (x, hidden[layer], cell[layer]) = _layers[layer].forward(x, (state.Hidden[layer], state.Cell[layer]));
            if (dropout is not null) x = dropout(x, layer + 1);
        }
        return new(ids, embedded, x, new(hidden, cell));
    }

    /// <summary>Adds up the gradients of everything below the output layer. The output layer's own must be there already.</summary>
    /// <param name="pass">What <see cref="Forward"/> gave.</param>
    /// <param name="output">The part of the pass's output that has a loss.</param>
    /// <param name="gradient">The loss's gradient by that part.</param>
    public void Backward(ForwardPass pass, Tensor output, Tensor gradient)
    {
        foreach (var parameter in _recurrent) parameter.Gradient.zero_();
        output.backward([gradient]);
        if (!Options.Tied) Embedding.Gradient.zero_();
        RowGradients.Add(Embedding.Gradient, pass.Ids, pass.Embedded.grad!);
    }

    /// <summary>Copies of all weights, named and ordered as in <see cref="ModelOptions.Tensors"/>.</summary>
    public IReadOnlyList<NamedTensor> Weights() => TensorFile.Copy(Parameters.Select(parameter => (parameter.Name, parameter.Value)));

    /// <summary>Sets all weights.</summary>
    public void SetWeights(IReadOnlyList<NamedTensor> weights) => TensorFile.Restore(weights, Parameters.Select(parameter => (parameter.Name, parameter.Value)));

    public void Dispose()
    {
        foreach (var parameter in Parameters) parameter.Dispose();
        foreach (var layer in _layers) layer.Dispose();
    }
}

/// <summary>One run over a batch.</summary>
/// <param name="Ids">What went in.</param>
/// <param name="Embedded">(time, batch, embedding), a leaf of the graph.</param>
/// <param name="Output">(time, batch, units) of the last layer, after dropout.</param>
/// <param name="State">The state after the last word, with its history.</param>
internal sealed record ForwardPass(long[] Ids, Tensor Embedded, Tensor Output, CarriedState State);
