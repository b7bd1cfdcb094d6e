namespace Showrunner.Support;

/// <summary>Models with random weights, for tests and benchmarks that need one and do not care which.</summary>
public static class SomeModel
{
    /// <summary>Weights drawn evenly from ±<paramref name="scale"/>.</summary>
    public static NamedTensor[] Weights(ModelOptions options, int vocabularySize, Random random, float scale = 0.5f) =>
        [
            .. options
                .Tensors(vocabularySize)
                .Select(tensor => new NamedTensor(
                    tensor.Name,
                    tensor.Shape,
                    [
                        .. Enumerable
                            .Range(0, tensor.Shape.Aggregate((product, size) => product * size))
                            .Select(_ => scale * (2 * random.NextSingle() - 1)),
                    ]
                )),
        ];

    public static Checkpoint Checkpoint(ModelOptions options, Vocabulary vocabulary, int seed = 1, float scale = 0.5f) =>
        Checkpoint(options, vocabulary, new Random(seed), scale);

    public static Checkpoint Checkpoint(ModelOptions options, Vocabulary vocabulary, Random random, float scale = 0.5f) =>
        new()
        {
            Manifest = new CheckpointManifest
            {
                Model = options,
                VocabularySize = vocabulary.Size,
                Speakers =
                [
                    .. vocabulary.Words.Where(word => word is [not '[', .., ':']).Take(options.Speakers).Select(word => word[..^1]),
                ],
                CorpusFingerprint = "abc",
                Recipe = "bptt",
            },
            Vocabulary = vocabulary,
            Weights = Weights(options, vocabulary.Size, random, scale),
        };
}
