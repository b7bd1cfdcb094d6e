using CsCheck;

namespace Showrunner.Tests;

/// <summary>Models with vectors of speakers, beside the textbook's forward pass.</summary>
public class SpeakerVectorsTests
{
    private static readonly Gen<(Checkpoint Checkpoint, int[] Words)> Cases = Gen.Select(
        Gen.Int[1, 20],
        Gen.Int[1, 2],
        Gen.Bool,
        Gen.Int[1, 2],
        Gen.Int[0, 1000],
        Gen.Int[0, SomeWriting.Words.Size - 1].Array[5, 40],
        (size, layers, tied, speakers, seed, words) =>
            (
                SomeModel.Checkpoint(
                    new ModelOptions
                    {
                        EmbeddingSize = size,
                        HiddenSize = 7,
                        Layers = layers,
                        Tied = tied,
                        Speakers = speakers,
                    },
                    SomeWriting.Words,
                    seed
                ),
                (int[])[.. SomeWriting.Words.Encode(SomeWriting.Show), .. words]
            )
    );

    [Fact]
    public void StepsAndEvaluationGiveTheLogitsOfTheTextbook() =>
        Cases.Sample(
            example =>
            {
                var (checkpoint, words) = example;
                var (model, losses) = (new ScriptModel(checkpoint), new double[words.Length - 1]);
                var (state, logits) = (new LstmState(model.Options), new float[model.Vocabulary.Size]);
                double[][] expected = [.. new NaiveModel(checkpoint).Logits(words)];

                var scorer = new SequenceScorer(model);
                for (var first = 0; first < losses.Length; first += SequenceScorer.Block)
                {
                    var count = Math.Min(SequenceScorer.Block, losses.Length - first);
                    scorer.Score(words.AsSpan(first, count), words.AsSpan(first + 1, count), losses.AsSpan(first, count));
                }

                for (var i = 0; i < losses.Length; i++)
                {
                    model.Step(words[i], state, logits);
                    for (var word = 0; word < logits.Length; word++)
                        Assert.Equal(expected[i][word], logits[word], 1e-4);
                    Assert.Equal(NaiveModel.Loss(expected[i], words[i + 1]), losses[i], 1e-4);
                }
            },
            iter: 30
        );
}
