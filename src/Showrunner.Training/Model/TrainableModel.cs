using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Showrunner.Training;

/// <summary>Embedding, LSTM layers and output layer on libtorch, with a gradient for every weight. Not thread-safe.</summary>
/// <remarks>The output layer is not run here: <see cref="ChunkedCrossEntropy"/> is its forward and backward pass.</remarks>
internal sealed class TrainableModel : IDisposable
{
    private readonly List<LSTM> _modules = []; // hold the layers' weights
    private readonly List<ILstm> _layers = [];
    private readonly List<Parameter> _recurrent = [];

    /// <summary>Draws the first weights from <paramref name="seed"/>.</summary>
    /// <param name="options">The architecture.</param>
    /// <param name="vocabularySize">At least 1.</param>
    /// <param name="seed">Of libtorch's generator.</param>
    /// <param name="device">The CPU by default.</param>
    /// <param name="tiles">The threads of a recurrence in our own tiles, where the machine has the vectors for it; by default libtorch's
    /// is used.</param>
    public TrainableModel(ModelOptions options, int vocabularySize, int seed, Device? device = null, int? tiles = null)
    {
        Libtorch.Load();
        options.Validate();
        (Options, VocabularySize, Device) = (options, vocabularySize, device ?? CPU);
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        manual_seed(seed);

        Embedding = new(TensorNames.Embedding, init(vocabularySize, options.EmbeddingSize));
        for (var layer = 0; layer < options.Layers; layer++)
        {
            var module = nn.LSTM(options.LayerInputSize(layer), options.LayerSize(layer)).to(Device);
            List<Parameter> parameters = [];
            foreach (var (name, (_, value)) in TensorNames.OfLayer(layer).Zip(module.named_parameters()))
            {
                var parameter = new Parameter(name, value);
                value.grad = parameter.Gradient;
                parameters.Add(parameter);
            }
            _recurrent.AddRange(parameters);
            _modules.Add(module);
            _layers.Add(
                tiles is { } threads && ProductTile.IsFast && Device.type == DeviceType.CPU
                    ? new TiledLstm(parameters, threads)
                    : new LibtorchLstm(module, parameters)
            );
        }
        OutputWeight = options.Tied
            ? Embedding
            : new(TensorNames.OutputWeight, init(vocabularySize, options.LayerSize(options.Layers - 1)));
        OutputBias = new(TensorNames.OutputBias, zeros(vocabularySize, device: Device));
        Speakers = options.Speakers > 0 ? new(ofSpeakers(TensorNames.Speaker), ofSpeakers(TensorNames.PreviousSpeaker)) : null;

        Tensor init(int rows, int columns) => empty(rows, columns).uniform_(-0.1, 0.1).to(Device);
        Parameter ofSpeakers(string name) => new(name, zeros(options.Speakers, options.LayerSize(options.Layers - 1), device: Device));
    }

    public ModelOptions Options { get; }

    public int VocabularySize { get; }

    public Device Device { get; }

    public Parameter Embedding { get; }

    /// <summary>The embedding, where it is tied.</summary>
    public Parameter OutputWeight { get; }

    public Parameter OutputBias { get; }

    /// <summary>Zero at first: a model begins as if it had none. Null where speakers have no vectors.</summary>
    public SpeakerVectors? Speakers { get; }

    /// <summary>What each layer's h is multiplied with.</summary>
    public IReadOnlyList<Parameter> RecurrentWeights =>
        [
            .. Enumerable
                .Range(0, Options.Layers)
                .Select(layer => _recurrent.Single(parameter => parameter.Name == TensorNames.RecurrentWeight(layer))),
        ];

    /// <summary>Every weight once, in the order of <see cref="ModelOptions.Tensors"/>.</summary>
    public IReadOnlyList<Parameter> Parameters =>
        [Embedding, .. _recurrent, .. Options.Tied ? [] : new[] { OutputWeight }, OutputBias, .. Speakers?.Parameters ?? []];

    /// <summary>Is told where the time goes; null measures nothing.</summary>
    public StepProfile? Profile { get; set; }

    /// <summary>Runs all layers but the output layer.</summary>
    /// <param name="ids">(time × batch), step by step.</param>
    /// <param name="batch">Sequences side by side.</param>
    /// <param name="state">The state before the first word.</param>
    /// <param name="dropout">The step's, which has begun, where <see cref="Backward"/> will follow; null to evaluate.</param>
    /// <param name="speakers">Who speaks each word; null where speakers have no vectors.</param>
    public ForwardPass Forward(long[] ids, int batch, CarriedState state, StepDropout? dropout = null, SpeakerIds? speakers = null)
    {
        using var noGrad = no_grad();
        var x = Embedding.Value.index_select(0, tensor(ids, device: Device)).view(-1, batch, Options.EmbeddingSize);
        if (dropout is not null)
            x = dropout.AfterEmbedding(x);
        Profile?.End("embedding");
        var (hidden, cell) = (new Tensor[_layers.Count], new Tensor[_layers.Count]);
        for (var layer = 0; layer < _layers.Count; layer++)
        {
            using (enable_grad(dropout is not null))
                (x, hidden[layer], cell[layer]) = _layers[layer].Forward(x, state.Hidden[layer], state.Cell[layer], dropout is not null);
            Profile?.End("LSTM, forward");
            if (speakers is not null && layer == _layers.Count - 1)
                x = Speakers!.AddTo(x, speakers);
            if (dropout is not null)
                x = dropout.AfterLayer(x, layer);
            Profile?.End("dropout");
        }
        return new(x, new(hidden, cell));
    }

    /// <summary>Adds up the gradients of everything below the output layer. The output layer's own must be there already.</summary>
    /// <param name="ids">What the last <see cref="Forward"/> was given.</param>
    /// <param name="gradient">The loss's gradient by its output, (time, batch, units).</param>
    /// <param name="dropout">What it was given.</param>
    /// <param name="speakers">What it was given.</param>
    public void Backward(long[] ids, Tensor gradient, StepDropout dropout, SpeakerIds? speakers = null)
    {
        using var noGrad = no_grad();
        for (var layer = _layers.Count - 1; layer >= 0; layer--)
        {
            gradient = dropout.AfterLayer(gradient, layer);
            if (speakers is not null && layer == _layers.Count - 1)
                Speakers!.Backward(gradient, speakers);
            Profile?.End("dropout");
            gradient = _layers[layer].Backward(gradient);
            Profile?.End("LSTM, backward");
        }
        if (!Options.Tied)
            Embedding.Gradient.zero_();
        RowGradients.Add(Embedding.Gradient, ids, dropout.AfterEmbedding(gradient));
        Profile?.End("embedding");
    }

    /// <summary>Copies of all weights, named and ordered as in <see cref="ModelOptions.Tensors"/>.</summary>
    public IReadOnlyList<NamedTensor> Weights() => TensorFile.Copy(Parameters.Select(parameter => (parameter.Name, parameter.Value)));

    /// <summary>Sets all weights.</summary>
    public void SetWeights(IReadOnlyList<NamedTensor> weights) =>
        TensorFile.Restore(weights, Parameters.Select(parameter => (parameter.Name, parameter.Value)));

    public void Dispose()
    {
        foreach (var parameter in Parameters)
            parameter.Dispose();
        foreach (var layer in _layers)
            layer.Dispose();
        foreach (var module in _modules)
            module.Dispose();
    }
}

/// <summary>One run over a batch.</summary>
/// <param name="Output">(time, batch, units) of the last layer, after dropout, with its speakers' vectors.</param>
/// <param name="State">The state after the last word.</param>
internal sealed record ForwardPass(Tensor Output, CarriedState State);
