using static TorchSharp.torch;

namespace Showrunner.Training;

/// <summary>
/// Everything that a training step drops: values between the model's parts, whole words, recurrent weights. A product with a mask is its
/// own
/// gradient, so the backward pass calls the same methods as the forward pass, in the opposite order.
/// </summary>
internal sealed class StepDropout : IDisposable
{
    private readonly TrainingOptions _options;
    private readonly Dropout _values;
    private readonly DropConnect? _weights;
    private Tensor? _wordMask;

    /// <param name="options">The probabilities and the seed.</param>
    /// <param name="recurrentWeights">One of each layer.</param>
    public StepDropout(TrainingOptions options, IReadOnlyList<Parameter> recurrentWeights)
    {
        _options = options;
        _values = new(options.Seed);
        _weights = options.WeightDropout > 0 ? new(recurrentWeights, options.WeightDropout, options.Seed) : null;
    }

    /// <summary>Draws the masks of a step. Until <see cref="End"/> the recurrent weights are those of the step.</summary>
    /// <param name="draw">The number of the draw; each batch has its own.</param>
    /// <param name="ids">(time × batch)</param>
    /// <param name="batch">Sequences side by side.</param>
    public void Begin(long draw, long[] ids, int batch)
    {
        _values.Step = draw;
        _wordMask =
            _options.WordDropout > 0
                ? WordMask.Of(ids, batch, _options.WordDropout, KeyedBits.Key(_options.Seed, draw, DrawPlace.Words))
                : null;
        _weights?.Begin(draw);
    }

    /// <summary>Brings the whole recurrent weights back.</summary>
    public void End() => _weights?.End();

    /// <param name="x">The embedding's outputs, or their gradient: (time, batch, width).</param>
    public Tensor AfterEmbedding(Tensor x)
    {
        x = _values.Apply(x, _options.EmbeddingDropout, DrawPlace.Embedding, _options.LockedDropout);
        return _wordMask is null ? x : x * _wordMask.to(x.device);
    }

    /// <param name="x">The layer's outputs, or their gradient: (time, batch, units).</param>
    /// <param name="layer">Counted from 0.</param>
    public Tensor AfterLayer(Tensor x, int layer)
    {
        var isLast = layer == _options.Model.Layers - 1;
        var probability = isLast ? _options.OutputDropout : _options.LayerDropout;
        return _values.Apply(x, probability, DrawPlace.LayerOutput(layer), _options.LockedDropout);
    }

    public void Dispose() => _weights?.Dispose();
}
