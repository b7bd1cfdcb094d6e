using Showrunner;

namespace Cli.Tests;

/// <summary>Small valid things, for tests that need one and do not care which.</summary>
static class Some
{
    public const string Script = """
        jerry: what is the deal with the ferry?

        elaine: it goes over, and it comes back.

        kramer: (slides in) i am out! giddy up!

        [setting: the harbour]

        jerry: nobody asked. nobody ever asks.
        """;

    /// <summary>A model of the words of <see cref="Script"/> with drawn weights, kept in a file.</summary>
    public static string Model(TemporaryFolder folder, string name = "jerry.show")
    {
        Checkpoint().Save(folder.File(name));
        return folder.File(name);
    }

    public static Checkpoint Checkpoint()
    {
        var options = new ModelOptions { EmbeddingSize = 6, HiddenSize = 6 };
        var vocabulary = Vocabulary.Of(Tokenizer.Encode(Script));
        var random = new Random(1);
        return new()
        {
            Manifest = new()
            {
                Model = options,
                VocabularySize = vocabulary.Size,
                CorpusFingerprint = "",
                Recipe = "bptt",
            },
            Vocabulary = vocabulary,
            Weights = [.. options.Tensors(vocabulary.Size).Select(Drawn)],
        };

        NamedTensor Drawn((string Name, int[] Shape) tensor) =>
            new(
                tensor.Name,
                tensor.Shape,
                [.. Enumerable.Range(0, tensor.Shape.Aggregate((product, size) => product * size)).Select(_ => random.NextSingle() - 0.5f)]
            );
    }
}
