namespace Showrunner.Training;

/// <summary>The weights with the lowest validation loss so far: those of some step, or their running average there.</summary>
internal sealed class BestWeights(TrainableModel model, WeightAverage? average, RareWordClasses classes, Validation validation)
{
    private IReadOnlyList<NamedTensor>? _weights;

    /// <summary>Whether there are any yet.</summary>
    public bool IsEmpty => _weights is null;

    /// <summary>The weights for every word of the vocabulary; today's where none are kept yet.</summary>
    public IReadOnlyList<NamedTensor> Weights => _weights ?? classes.Expand(model.Weights());

    /// <summary>The lower of two validation losses, the weights' and their average's, in nats per word.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public (double Loss, bool IsAverage) Validate(CancellationToken cancellationToken)
    {
        var loss = validation.Loss(cancellationToken);
        if (average is null)
            return (loss, false);
        average.Swap();
        try
        {
            var averageLoss = validation.Loss(cancellationToken);
            return averageLoss < loss ? (averageLoss, true) : (loss, false);
        }
        finally
        {
            average.Swap();
        }
    }

    /// <summary>Copies today's weights, or their average.</summary>
    public void Keep(bool isAverage) => _weights = classes.Expand(isAverage ? TensorFile.Copy(average!.Tensors) : model.Weights());

    /// <summary>Takes those of a checkpoint.</summary>
    public void Restore(IReadOnlyList<NamedTensor> weights) => _weights = weights;
}
