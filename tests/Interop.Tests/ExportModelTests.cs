using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Showrunner;

namespace Interop.Tests;

public class ExportModelTests
{
    [Theory]
    [InlineData(true, 1)]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    [InlineData(false, 3)]
    public void OnnxRuntimeGivesTheSameLogits(bool tied, int layers)
    {
        var options = new ModelOptions
        {
            EmbeddingSize = 20,
            HiddenSize = 30,
            Layers = layers,
            Tied = tied,
        };
        var checkpoint = Some.Checkpoint(options, words: 200);
        using var file = new MemoryStream();
        ModelExport.Write(file, checkpoint, ModelFormat.Onnx);
        using var session = new InferenceSession(file.ToArray());
        int[] words = [3, 1, 4, 1, 5, 9, 2, 6, 199, 0];
        var states = Enumerable
            .Range(0, layers)
            .SelectMany(layer => new[] { $"hidden.{layer}", $"cell.{layer}" })
            .ToDictionary(name => name, name => new DenseTensor<float>([1, 1, options.LayerSize(int.Parse(name[^1..]))]));

        // In two calls, so that the states that come out must be those that go in.
        var logits = Run(words[..4]).Concat(Run(words[4..])).ToArray();

        var model = new ScriptModel(checkpoint);
        var (state, expected) = (new LstmState(options), new float[model.Vocabulary.Size]);
        for (var i = 0; i < words.Length; i++)
        {
            model.Step(words[i], state, expected);
            for (var word = 0; word < expected.Length; word++)
                Assert.Equal(expected[word], logits[(i * expected.Length) + word], 1e-4f);
        }
        Assert.Equal(checkpoint.Vocabulary.Words, session.ModelMetadata.CustomMetadataMap["vocabulary"].Split('\n'));

        float[] Run(int[] part)
        {
            using var results = session.Run([
                NamedOnnxValue.CreateFromTensor(
                    "words",
                    new DenseTensor<long>(part.Select(word => (long)word).ToArray(), [part.Length, 1])
                ),
                .. states.Select(state => NamedOnnxValue.CreateFromTensor(state.Key, state.Value)),
            ]);
            foreach (var name in states.Keys)
                states[name] = results.Single(result => result.Name == "next." + name).AsTensor<float>().ToDenseTensor();
            return results.Single(result => result.Name == "logits").AsTensor<float>().ToArray();
        }
    }
}
