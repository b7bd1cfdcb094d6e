using Showrunner;

namespace Benchmarks;

/// <summary>A model of the notebook's sizes, with weights and a training text of 800,000 words that were drawn.</summary>
internal static class RandomModel
{
    private const int Speakers = 200;

    public static Checkpoint Checkpoint()
    {
        var vocabulary = Vocabulary.Of(
            Enumerable.Range(0, 21_386).Select(i => i < Speakers ? $"name{i}:" : $"word{i}").Append("||return||")
        );
        var options = new ModelOptions
        {
            EmbeddingSize = 200,
            HiddenSize = 250,
            Layers = 1,
            Tied = false,
        };
        var random = new Random(1);
        var lines = Enumerable
            .Range(0, 50_000)
            .SelectMany(_ =>
                (string[])
                    [
                        $"name{random.Next(Speakers)}:",
                        .. Enumerable.Range(0, 13).Select(_ => $"word{random.Next(Speakers, 21_386)}"),
                        "||return||",
                        "||return||",
                    ]
            );
        return SomeModel.Checkpoint(options, vocabulary, random, scale: 0.1f) with
        {
            TrainingText = TrainingText.Of(vocabulary.Encode(lines)),
        };
    }
}
