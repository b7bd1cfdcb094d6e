using static TorchSharp.torch;

namespace Showrunner.Training;

/// <summary>One step: forward, loss, backward, clip, update.</summary>
internal sealed class TrainingStep : IDisposable
{
    private readonly TrainableModel _model;
    private readonly TrainingOptions _options;
    private readonly int _threads;
    private readonly StepDropout _dropout;
    private readonly IOutputLoss _loss;
    private Tensor[]? _sums;

    public TrainingStep(TrainableModel model, TrainingOptions options, int threads)
    {
        (_model, _options, _threads) = (model, options, threads);
        _dropout = new(options, model.RecurrentWeights);
        var width = (int)model.OutputWeight.Value.shape[1];
        _loss = RoundsGradient(options)
            ? new RoundedCrossEntropy(model.VocabularySize, width, threads, options.Seed)
            : new ChunkedCrossEntropy(model.VocabularySize, width, precision: options.Precision, threads: threads, device: model.Device);
        Optimizer = new(model.Parameters, threads);
    }

    public AdamW Optimizer { get; }

    /// <summary>How the output layer's products are made, settled.</summary>
    public ProductPrecision Precision => _loss.Precision;

    /// <summary>Changes the weights, replaces the state, and returns the mean loss.</summary>
    /// <param name="batches">One, or several whose gradients are added up, so that memory is needed for one.</param>
    /// <param name="batchSize">Sequences side by side.</param>
    /// <param name="state">The state before the first word.</param>
    /// <param name="learningRate">Of this step.</param>
    /// <exception cref="ShowrunnerException">The loss or the gradient is not finite; the weights are as they were.</exception>
    public double Run(IReadOnlyList<Batch> batches, int batchSize, ref CarriedState state, double learningRate)
    {
        var profile = _model.Profile;
        var targets = Math.Max(1, batches.Sum(batch => Targets.Count(batch.Targets)));
        var (mean, carried) = (0.0, state);
        try
        {
            foreach (var (i, batch) in batches.Index())
            {
                var share = (double)Targets.Count(batch.Targets) / targets;
                var (loss, next) = Gradients(batch, Optimizer.Steps * _options.Accumulation + i, batchSize, carried);
                if (i > 0)
                    carried.Dispose();
                (mean, carried) = (mean + share * loss, next);
                if (batches.Count > 1)
                    AddUp(share, isFirst: i == 0, isLast: i == batches.Count - 1);
            }

            var norm = GradientNorm.Of(_model.Parameters, _threads);
            profile?.End("gradient's norm");
            if (!double.IsFinite(mean) || !double.IsFinite(norm))
            {
                var (what, value) = double.IsFinite(mean) ? ("gradient", norm) : ("training loss", mean);
                throw new ShowrunnerException(
                    $"The {what} became {value} at step {Optimizer.Steps + 1}. Lower the learning rate, now {_options.LearningRate}; "
                        + "what was saved before is still good."
                );
            }

            Optimizer.Step(learningRate, _options.WeightDecay, GradientNorm.Scale(norm, _options.GradientClip));
            profile?.End("optimizer");
        }
        catch
        {
            if (!ReferenceEquals(carried, state))
                carried.Dispose();
            throw;
        }
        state.Dispose();
        state = carried;
        return mean;
    }

    public void Dispose()
    {
        _loss.Dispose();
        _dropout.Dispose();
        foreach (var sum in _sums ?? [])
            sum.Dispose();
    }

    /// <summary>The loss, every weight's gradient, and the state after the batch.</summary>
    /// <param name="batch">The words.</param>
    /// <param name="draw">The number of the batch's random draws.</param>
    /// <param name="batchSize">Sequences side by side.</param>
    /// <param name="state">The state before; it stays.</param>
    private (double Mean, CarriedState Next) Gradients(Batch batch, long draw, int batchSize, CarriedState state)
    {
        using var scope = NewDisposeScope();
        var profile = _model.Profile;
        _dropout.Begin(draw, batch.Ids, batchSize);
        try
        {
            var (output, after) = _model.Forward(batch.Ids, batchSize, state, _dropout, batch.Speakers);
            // The notebook scores every step and uses the last; leaving the others out gives the same losses.
            var everyStep = batch.Targets.Length == batch.Ids.Length;
            var gradient = everyStep ? empty_like(output) : zeros_like(output);
            var (hidden, hiddenGradient) = everyStep ? (output, gradient) : (output[-1], gradient[-1]);
            profile?.End("copies");
            var mean = _loss.Gradients(
                draw,
                Rows(hidden),
                _model.OutputWeight.Value,
                _model.OutputBias.Value,
                batch.Targets,
                Rows(hiddenGradient),
                _model.OutputWeight.Gradient,
                _model.OutputBias.Gradient
            );
            profile?.End("output layer");
            _model.Backward(batch.Ids, gradient, _dropout, batch.Speakers);
            var next = after.Detach();
            profile?.End("copies");
            return (mean, next);
        }
        finally
        {
            _dropout.End();
        }

        static Tensor Rows(Tensor states) => states.view(-1, states.shape[^1]);
    }

    /// <summary>Adds each gradient's share to its sum, which takes its place at the end.</summary>
    private void AddUp(double share, bool isFirst, bool isLast)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        _sums ??= [.. _model.Parameters.Select(parameter => zeros_like(parameter.Gradient).DetachFromDisposeScope())];
        foreach (var (sum, parameter) in _sums.Zip(_model.Parameters))
        {
            if (isFirst)
                sum.zero_();
            sum.add_(parameter.Gradient, alpha: share);
            if (isLast)
                parameter.Gradient.copy_(sum);
        }
    }

    private static bool RoundsGradient(TrainingOptions options) =>
        !options.Cuda
        && (
            options.Precision == ProductPrecision.RoundedGradient
            || options is { Precision: ProductPrecision.Fastest, Recipe: TrainingRecipe.Bptt } && ProductTile.IsFast
        );
}
