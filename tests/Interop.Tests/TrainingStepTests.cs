using System.Text.Json;
using Showrunner.Training;
using static TorchSharp.torch;

namespace Interop.Tests;

/// <summary>The first twenty steps of both recipes beside the same in PyTorch, from the same weights on the same batches.</summary>
public sealed class TrainingStepTests
{
    const int Vocabulary = 61,
        Steps = 20;

    [Theory]
    [InlineData(TrainingRecipe.Bptt, 1, 4.0)]
    [InlineData(TrainingRecipe.Bptt, 2, 0.25)]
    [InlineData(TrainingRecipe.Notebook, 1, 5.0)]
    [InlineData(TrainingRecipe.Notebook, 2, 0.1)]
    public async Task TakesTheStepsOfPyTorch(TrainingRecipe recipe, int layers, double clip)
    {
        var bptt = recipe == TrainingRecipe.Bptt;
        var options = new TrainingOptions
        {
            Recipe = recipe,
            Model = new()
            {
                EmbeddingSize = 12,
                HiddenSize = 17,
                Layers = layers,
                Tied = bptt,
            },
            EmbeddingDropout = 0,
            LayerDropout = 0,
            OutputDropout = 0,
            WeightDecay = bptt ? 0.1 : 0,
            GradientClip = clip,
            Precision = ProductPrecision.Full,
        };
        var random = new Random(1);
        int[] words = [.. Enumerable.Range(0, 900).Select(_ => (int)(Vocabulary * Math.Pow(random.NextDouble(), 2)))];
        IBatches batches = bptt
            ? new Streams(words, batchSize: 5, sequenceLength: 7)
            : new Showrunner.Training.Windows(words, batchSize: 10, length: 8, seed: 1);
        double[] rates = [.. Enumerable.Range(0, Steps).Select(step => bptt ? OneCycle.Rate(0.02, step / (double)Steps) : 0.01)];

        using var scope = NewDisposeScope();
        using var model = new TrainableModel(options.Model, Vocabulary, seed: 1, tiles: bptt ? 2 : null);
        InitialWeights.Draw(model, recipe, [.. Enumerable.Range(1, Vocabulary)]);
        var job = Job(options, model, batches, rates);
        var first = batches.At(0, 0);
        var logits = Logits(model, first, batches.BatchSize);
        using var step = new TrainingStep(model, options, threads: 2);
        var state = CarriedState.Zero(options.Model, batches.BatchSize, CPU);
        var losses = new List<double>();
        Dictionary<string, float[]> gradients = [];
        for (var i = 0; i < Steps; i++)
        {
            losses.Add(step.Run([batches.At(0, i)], batches.BatchSize, ref state, rates[i]));
            if (i == 0)
            {
                gradients = model.Parameters.ToDictionary(
                    parameter => parameter.Name,
                    parameter => parameter.Gradient.data<float>().ToArray()
                );
            }
        }

        var peer = await Run(job);

        Near(Floats(peer.GetProperty("logits")), logits, 1e-4);
        Assert.All(
            losses.Zip(peer.GetProperty("losses").EnumerateArray()),
            pair => Assert.Equal(pair.Second.GetDouble(), pair.First, 1e-3)
        );
        Assert.All(
            gradients,
            gradient => Assert.InRange(Distance(Floats(peer.GetProperty("gradients").GetProperty(gradient.Key)), gradient.Value), 0, 1e-3)
        );
        Assert.All(
            model.Weights(),
            weight => Assert.InRange(Distance(Floats(peer.GetProperty("weights").GetProperty(weight.Name)), weight.Values), 0, 1e-3)
        );
    }

    /// <summary>Of every position that has a target.</summary>
    static float[] Logits(TrainableModel model, Batch batch, int batchSize)
    {
        using var noGrad = no_grad();
        using var state = CarriedState.Zero(model.Options, batchSize, CPU);
        var output = model.Forward(batch.Ids, batchSize, state).Output;
        output = batch.Targets.Length == batch.Ids.Length ? output.view(batch.Ids.Length, -1) : output[-1];
        return (output.mm(model.OutputWeight.Value.t()) + model.OutputBias.Value).data<float>().ToArray();
    }

    static object Job(TrainingOptions options, TrainableModel model, IBatches batches, double[] rates) =>
        new
        {
            recipe = options.Recipe == TrainingRecipe.Bptt ? "bptt" : "notebook",
            words = Vocabulary,
            embedding = options.Model.EmbeddingSize,
            sizes = Enumerable.Range(0, options.Model.Layers).Select(options.Model.LayerSize),
            weights = model.Weights().ToDictionary(weight => weight.Name, weight => new { shape = weight.Shape, values = weight.Values }),
            batches = Enumerable
                .Range(0, Steps)
                .Select(step => batches.At(0, step))
                .Select(batch => new { ids = batch.Ids.Chunk(batches.BatchSize), targets = batch.Targets }),
            rates,
            clip = options.GradientClip,
            weight_decay = options.WeightDecay,
        };

    static async Task<JsonElement> Run(object job)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, JsonSerializer.Serialize(job), TestContext.Current.CancellationToken);
            return await Python.RunAsync("torch", "training_steps.py", path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    static float[] Floats(JsonElement array) => [.. array.EnumerateArray().Select(value => value.GetSingle())];

    static void Near(float[] expected, float[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }

    /// <summary>|a − b| / |a|, both taken as vectors.</summary>
    static double Distance(float[] expected, float[] actual) =>
        Math.Sqrt(expected.Zip(actual).Sum(pair => Math.Pow(pair.First - pair.Second, 2)) / expected.Sum(value => Math.Pow(value, 2)));
}
