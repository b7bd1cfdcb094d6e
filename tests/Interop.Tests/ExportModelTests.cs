using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Showrunner;

namespace Interop.Tests;

public class ExportModelTests
{
    [Theory]
    [InlineData(true, 1, 0)]
    [InlineData(true, 2, 2)]
    [InlineData(false, 1, 1)]
    [InlineData(false, 3, 0)]
    public void OnnxRuntimeGivesTheSameLogits(bool tied, int layers, int speakers)
    {
        var options = new ModelOptions
        {
            EmbeddingSize = 20,
            HiddenSize = 30,
            Layers = layers,
            Tied = tied,
            Speakers = speakers,
        };
        var checkpoint = Some.Checkpoint(options, words: 200);
        using var file = new MemoryStream();
        ModelExport.Write(file, checkpoint, ModelFormat.Onnx);
        using var session = new InferenceSession(file.ToArray());
        int[] words = [3, 1, .. checkpoint.Vocabulary.Encode(Tokenizer.Encode("\njerry: word4\n\nelaine: word5")), 9, 2, 6, 199, 0];
        var turns = new SpeakerTable(checkpoint.Manifest.Speakers, checkpoint.Vocabulary).Read(words);
        var states = Enumerable
            .Range(0, layers)
            .SelectMany(layer => new[] { $"hidden.{layer}", $"cell.{layer}" })
            .ToDictionary(name => name, name => new DenseTensor<float>([1, 1, options.LayerSize(int.Parse(name[^1..]))]));

        // In two calls, so that the states that come out must be those that go in.
        var logits = Run(0, 4).Concat(Run(4, words.Length)).ToArray();

        var model = new ScriptModel(checkpoint);
        var (state, expected) = (new LstmState(options), new float[model.Vocabulary.Size]);
        for (var i = 0; i < words.Length; i++)
        {
            model.Step(words[i], state, expected);
            for (var word = 0; word < expected.Length; word++)
                Assert.Equal(expected[word], logits[(i * expected.Length) + word], 1e-4f);
        }
        Assert.Equal(checkpoint.Vocabulary.Words, session.ModelMetadata.CustomMetadataMap["vocabulary"].Split('\n'));

        float[] Run(int first, int end)
        {
            using var results = session.Run([
                Input("words", words),
                .. speakers == 0 ? [] : new[] { Input("speakers", turns.Select(turn => turn.Current)) },
                .. speakers == 0 ? [] : new[] { Input("previous_speakers", turns.Select(turn => turn.Previous)) },
                .. states.Select(state => NamedOnnxValue.CreateFromTensor(state.Key, state.Value)),
            ]);
            foreach (var name in states.Keys)
                states[name] = results.Single(result => result.Name == "next." + name).AsTensor<float>().ToDenseTensor();
            return results.Single(result => result.Name == "logits").AsTensor<float>().ToArray();

            NamedOnnxValue Input(string name, IEnumerable<int> values) =>
                NamedOnnxValue.CreateFromTensor(
                    name,
                    new DenseTensor<long>(values.Take(first..end).Select(value => (long)value).ToArray(), [end - first, 1])
                );
        }
    }
}
