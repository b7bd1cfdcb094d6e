using static TorchSharp.torch;

namespace Showrunner.Training;

/// <summary>A model with everything that a training step reads or changes: batches, optimizer, average, carried state.</summary>
internal sealed class Learner : IDisposable
{
    private readonly IBatches _batches;
    private readonly TrainingStep _step;
    private readonly int _accumulation;
    private CarriedState _state;

    /// <param name="options">Checked.</param>
    /// <param name="classes">Of the words to predict.</param>
    /// <param name="words">The training text.</param>
    /// <param name="threads">At least 1.</param>
    /// <param name="speakers">Those whom the model has a vector of.</param>
    /// <param name="mixed">Another text that is mixed in.</param>
    public Learner(
        TrainingOptions options,
        RareWordClasses classes,
        int[] words,
        int threads,
        SpeakerTable speakers,
        MixedWords? mixed = null
    )
    {
        (_accumulation, Classes) = (options.Accumulation, classes);
        _batches = TrainingBatches.Of(options, classes, words, speakers, mixed);
        var tiles = options.Recipe == TrainingRecipe.Bptt ? threads : (int?)null;
        Model = new(options.Model, classes.Count, options.Seed, options.Cuda ? CUDA : CPU, tiles);
        InitialWeights.Draw(Model, options.Recipe, classes.Counts);
        _step = new(Model, options, threads);
        Average = options.Averaging > 0 ? new(Model.Parameters, options.Averaging * StepsInEpoch) : null;
        _state = NewState();
    }

    public TrainableModel Model { get; }

    public RareWordClasses Classes { get; }

    /// <summary>The running average of the weights, or null.</summary>
    public WeightAverage? Average { get; }

    /// <summary>What the LSTM carries into the next step.</summary>
    public CarriedState State => _state;

    /// <summary>How the output layer's products are made, settled.</summary>
    public ProductPrecision Precision => _step.Precision;

    /// <summary>Steps in a whole epoch.</summary>
    public int StepsInEpoch => (_batches.StepsInEpoch + _accumulation - 1) / _accumulation;

    /// <summary>Takes one step.</summary>
    /// <param name="epoch">Counted from 0.</param>
    /// <param name="step">Counted from 0 in its epoch.</param>
    /// <param name="learningRate">Of this step.</param>
    /// <returns>The mean loss in nats per word, and the number of words learnt from.</returns>
    public (double Loss, int Targets) TakeStep(int epoch, int step, double learningRate)
    {
        if (step == 0)
        {
            _state.Dispose();
            _state = NewState();
        }
        var first = step * _accumulation;
        var count = Math.Min(_accumulation, _batches.StepsInEpoch - first);
        Batch[] batches = [.. Enumerable.Range(first, count).Select(batch => _batches.At(epoch, batch))];
        var targets = Targets.Words(batches.SelectMany(batch => batch.Targets));
        var loss = _step.Run(batches, _batches.BatchSize, ref _state, learningRate) + Classes.LossWithin(targets);
        Average?.Add(_step.Optimizer.Steps);
        return (loss, targets.Length);
    }

    /// <summary>Sets the number of steps taken, which the optimizer and the random draws go on from.</summary>
    public void Resume(long steps) => _step.Optimizer.Steps = steps;

    public void Dispose()
    {
        _step.Dispose();
        Average?.Dispose();
        _state.Dispose();
        Model.Dispose();
    }

    private CarriedState NewState() => CarriedState.Zero(Model.Options, _batches.BatchSize, Model.Device);
}
