using Showrunner;

namespace Serving.Tests;

/// <summary>Small valid things, for tests that need one and do not care which.</summary>
internal static class Some
{
    private const string Script = """
        jerry: what is the deal with the ferry? it goes over, and it comes back.

        elaine: (laughs) "goes over"; nobody asked - nobody ever asks!

        kramer: (slides in) i am out! giddy up!

        [setting: the harbour]

        jerry: so the goose has a form.
        """;

    /// <summary>Writes scripts of the words above, with drawn weights.</summary>
    public static ScriptModel Model { get; } = Create(seed: 1);

    /// <summary>Knows the same words and writes other texts.</summary>
    public static ScriptModel OtherModel { get; } = Create(seed: 2);

    private static ScriptModel Create(int seed)
    {
        var options = new ModelOptions { EmbeddingSize = 8 };
        var vocabulary = Vocabulary.Of(Tokenizer.Encode(Script).Concat(Enumerable.Range(0, 40).Select(i => $"word{i}")));
        var random = new Random(seed);
        return new(
            new Checkpoint
            {
                Manifest = new()
                {
                    Model = options,
                    VocabularySize = vocabulary.Size,
                    CorpusFingerprint = "",
                    Recipe = "bptt",
                },
                Vocabulary = vocabulary,
                TrainingText = TrainingText.Of(vocabulary.Encode(Tokenizer.Encode(Script))),
                Weights = [.. options.Tensors(vocabulary.Size).Select(Drawn)],
            }
        );

        NamedTensor Drawn((string Name, int[] Shape) tensor)
        {
            var values = Enumerable
                .Range(0, tensor.Shape.Aggregate((product, size) => product * size))
                .Select(_ => 2 * random.NextSingle() - 1)
                .ToArray();
            if (tensor.Name == "fc.bias")
                values[vocabulary.IdOf(Tokenizer.Return)] += 3; // lines come to an end
            return new(tensor.Name, tensor.Shape, values);
        }
    }
}
