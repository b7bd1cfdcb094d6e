using Showrunner.Training;
using static TorchSharp.torch;

namespace Training.Tests;

public class AccumulationTests
{
    [Fact]
    public void GradientOfSeveralBatchesIsThatOfTheMeanOverTheirTargets()
    {
        var options = Some.Options with { Accumulation = 3, OutputDropout = 0, EmbeddingDropout = 0, WeightDecay = 0 };
        var streams = new Streams([.. Enumerable.Range(0, 4 * 20 + 1).Select(i => i * i % 13)], options.BatchSize, options.SequenceLength);
        Batch[] batches = [streams.At(0, 0), streams.At(0, 1), streams.At(0, 2)]; // of 8, 8 and 4 steps
        Assert.Equal([32, 32, 16], batches.Select(batch => batch.Targets.Length));

        var (together, loss) = Gradients(batches);
        var apart = batches.Index().Select(part => Gradients(batches[..(part.Index + 1)], one: true)).ToArray();

        Assert.Equal(loss, apart.Zip(batches).Sum(part => part.First.Loss * part.Second.Targets.Length / 80), 1e-9);
        foreach (var (i, gradient) in together.Index())
        {
            using var expected = apart
                .Zip(batches)
                .Select(part => part.First.Gradients[i] * (part.Second.Targets.Length / 80.0))
                .Aggregate((sum, next) => sum + next);
            Assert.True(Some.Distance(gradient, expected) < 1e-5);
        }

        // Of one step over all batches, or of the last of as many steps of one that leave the weights alone.
        (Tensor[] Gradients, double Loss) Gradients(Batch[] of, bool one = false)
        {
            using var model = new TrainableModel(options.Model, 13, seed: 1);
            using var step = new TrainingStep(model, options, threads: 1);
            var state = CarriedState.Zero(options.Model, options.BatchSize, CPU);
            var loss = 0.0;
            foreach (var batches in one ? of.Select(batch => new[] { batch }) : [of])
                loss = step.Run(batches, options.BatchSize, ref state, learningRate: 0);
            state.Dispose();
            return ([.. model.Parameters.Select(parameter => parameter.Gradient.clone())], loss);
        }
    }
}
