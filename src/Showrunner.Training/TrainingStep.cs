using static TorchSharp.torch;

namespace Showrunner.Training;

/// <summary>One step: forward, loss, backward, clip, update.</summary>
internal sealed class TrainingStep : IDisposable
{
    readonly TrainableModel model;
    readonly TrainingOptions options;
    readonly int threads;
    readonly Dropout dropout;
    readonly ChunkedCrossEntropy loss;

    public TrainingStep(TrainableModel model, TrainingOptions options, int threads)
    {
        (this.model, this.options, this.threads) = (model, options, threads);
        dropout = new(options.Seed);
        loss = new(model.VocabularySize, (int)model.OutputWeight.Value.shape[1], precision: options.Precision, threads: threads, device: model.Device);
        Optimizer = new(model.Parameters, threads);
    }

    public AdamW Optimizer { get; }

    /// <summary>The output layer's products, settled.</summary>
    public ProductPrecision Precision => loss.Precision;

    /// <summary>Changes the weights, replaces the state, and returns the mean loss of the batch.</summary>
    /// <exception cref="ShowrunnerException">The loss or the gradient is not finite; the weights are as they were.</exception>
    public double Run(Batch batch, int batchSize, ref CarriedState state, double learningRate)
    {
        using var scope = NewDisposeScope();
        dropout.Step = Optimizer.Steps;
        var pass = model.Forward(batch.Ids, batchSize, state, (x, place) => dropout.Apply(x, Probability(place), place));

        // The notebook scores every step and uses the last; leaving the others out gives the same losses.
        var output = batch.Targets.Length == batch.Ids.Length ? pass.Output.view(batch.Ids.Length, -1) : pass.Output[-1];
        using var hidden = output.detach().contiguous();
        using var gradient = empty_like(hidden);
        var mean = loss.Gradients(hidden, model.OutputWeight.Value, model.OutputBias.Value, batch.Targets,
            gradient, model.OutputWeight.Gradient, model.OutputBias.Gradient);
        model.Backward(pass, output, gradient);

        var norm = GradientNorm.Of(model.Parameters, threads);
        if (!double.IsFinite(mean) || !double.IsFinite(norm))
            throw new ShowrunnerException($"The {(double.IsFinite(mean) ? "gradient" : "training loss")} became {(double.IsFinite(mean) ? norm : mean)} at step {Optimizer.Steps + 1}. Lower the learning rate, now {options.LearningRate}; what was saved before is still good.");
        Optimizer.Step(learningRate, options.WeightDecay, GradientNorm.Scale(norm, options.GradientClip));

        var next = pass.State.Detach();
        state.Dispose();
        state = next;
        return mean;
    }

    public void Dispose() => loss.Dispose();

    double Probability(int place) =>
        place == 0 ? options.EmbeddingDropout : place == model.Options.Layers ? options.OutputDropout : options.LayerDropout;
}
