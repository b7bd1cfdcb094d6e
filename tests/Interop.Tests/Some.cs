using Showrunner;

namespace Interop.Tests;

internal static class Some
{
    /// <summary>A model of drawn weights.</summary>
    public static Checkpoint Checkpoint(ModelOptions options, int words)
    {
        var vocabulary = Vocabulary.Of(Enumerable.Range(0, words).Select(i => $"word{i}"));
        var random = new Random(7); // far larger weights make the recurrence chaotic: rounding decides
        return new()
        {
            Manifest = new()
            {
                Model = options,
                VocabularySize = vocabulary.Size,
                CorpusFingerprint = "none",
                Recipe = "random",
            },
            Vocabulary = vocabulary,
            Weights =
            [
                .. options
                    .Tensors(vocabulary.Size)
                    .Select(tensor => new NamedTensor(
                        tensor.Name,
                        tensor.Shape,
                        [
                            .. Enumerable
                                .Range(0, tensor.Shape.Aggregate((product, size) => product * size))
                                .Select(_ => 0.25f * ((2 * random.NextSingle()) - 1)),
                        ]
                    )),
            ],
        };
    }
}
