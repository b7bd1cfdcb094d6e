using Showrunner.Training;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>The default recipe at the notebook's sizes: every position is a target.</summary>
internal sealed class BpttStep : IContest
{
    private readonly TrainableModel _model;
    private readonly TrainingStep _step;
    private readonly Streams _streams;
    private CarriedState _state;
    private int _next;

    public BpttStep(int vocabulary)
    {
        var threads = Environment.ProcessorCount;
        var options = TrainingOptions.Notebook with { Recipe = TrainingRecipe.Bptt, WeightDecay = 0.01 };
        var random = new Random(1);
        _model = new TrainableModel(options.Model, vocabulary, options.Seed, tiles: threads);
        set_num_threads(threads);
        _step = new TrainingStep(_model, options, threads);
        _streams = new Streams(
            [.. Enumerable.Range(0, 150 * 8 * 64 + 1).Select(_ => random.Next(vocabulary))],
            batchSize: 150,
            sequenceLength: 8
        );
        _state = CarriedState.Zero(options.Model, 150, CPU);
    }

    public int TargetsInStep => 150 * 8;

    public void Step() => _step.Run([_streams.At(0, _next++ % _streams.StepsInEpoch)], 150, ref _state, 1e-3);

    public void Dispose()
    {
        _state.Dispose();
        _step.Dispose();
        _model.Dispose();
    }
}
