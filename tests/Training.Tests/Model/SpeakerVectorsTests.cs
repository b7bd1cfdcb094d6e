using Showrunner;
using Showrunner.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Training.Tests;

public class SpeakerVectorsTests
{
    private const double Distance = 0.02;

    [Theory, InlineData(TensorNames.Speaker), InlineData(TensorNames.PreviousSpeaker)]
    public void GradientIsTheSlopeOfTheLoss(string name)
    {
        var options = Some.Options with
        {
            Model = new()
            {
                EmbeddingSize = 12,
                HiddenSize = 12,
                Layers = 2,
                Speakers = 3,
            },
            EmbeddingDropout = 0,
            LayerDropout = 0,
            OutputDropout = 0.5,
            WeightDecay = 0,
        };
        var text = SomeCorpus.Of();
        var vocabulary = Vocabulary.Of(text.Tokens);
        var table = new SpeakerTable(["bob", "nobody", "ann"], vocabulary);
        var classes = new RareWordClasses(vocabulary.Counts, 0);
        var words = vocabulary.Encode(text);
        var batches = new SpokenBatches(
            places => new Streams(places, options.BatchSize, sequenceLength: 30),
            words,
            table.Read(words),
            seed: 1
        );
        using var scope = NewDisposeScope();
        using var model = new TrainableModel(options.Model, classes.Count, seed: 1, tiles: 2);
        using var step = new TrainingStep(model, options, threads: 2);
        using var noGrad = no_grad();
        foreach (var parameter in model.Parameters)
            parameter.Value.normal_(0, 0.4);
        var vectors = model.Parameters.Single(parameter => parameter.Name == name);

        Loss();
        var gradient = vectors.Gradient.clone();
        var random = randn_like(gradient);
        random /= random.norm();

        foreach (var direction in new[] { gradient / gradient.norm(), random })
        {
            vectors.Value.add_(direction, Distance);
            var above = Loss();
            vectors.Value.add_(direction, -2 * Distance);
            var below = Loss();
            vectors.Value.add_(direction, Distance);
            Assert.Equal((direction * gradient).sum().ToDouble(), (above - below) / (2 * Distance), 0.02 * gradient.norm().ToDouble());
        }
        Assert.Equal(0, gradient[1].norm().ToDouble()); // nobody has spoken

        double Loss()
        {
            step.Optimizer.Steps = 0; // the same masks each time
            var state = CarriedState.Zero(options.Model, options.BatchSize, CPU);
            var loss = step.Run([batches.At(0, 0)], options.BatchSize, ref state, learningRate: 0);
            state.Dispose();
            return loss;
        }
    }
}
