namespace Showrunner.Tests;

public class SpeakerGuidanceTests
{
    private const double Strength = 2;

    /// <summary>The likeliest word is that of logits with the speaker, beyond those without.</summary>
    [Theory, InlineData("jerry:"), InlineData("elaine: it"), InlineData("")]
    public void GoesBeyondTheLogitsWithTheSpeaker(string prime)
    {
        var options = new WritingOptions
        {
            Words = 30,
            Exact = true,
            Seed = 1,
            Candidates = 1,
            Temperature = 0,
            SpeakerGuidance = Strength,
        };
        var vocabulary = SomeWriting.Words;
        int[] words = [.. Enumerable.Range(1, vocabulary.Size - 1).Where(id => WordKinds.Of(vocabulary.Words[id]) == WordKind.Word)];
        var moved = 0;
        for (var seed = 1; seed <= 20; seed++)
        {
            var drawn = SomeModel.Checkpoint(new ModelOptions { EmbeddingSize = 6, Speakers = 5 }, vocabulary, seed, scale: 2);
            var checkpoint = WithSpeakers(drawn, 0.3f);
            var (with, without) = (new NaiveModel(checkpoint), new NaiveModel(WithSpeakers(drawn, 0)));
            var (read, position) = (
                new List<int> { vocabulary.IdOf(Tokenizer.Return), vocabulary.IdOf(Tokenizer.Return) },
                new ScriptPosition()
            );

            foreach (var word in new ScriptWriter(new ScriptModel(checkpoint)).WriteWords(prime, options))
            {
                var id = vocabulary.IdOf(word.Word);
                if (position.Part == ScriptPart.Speech && !word.IsPrime && words.Contains(id))
                {
                    var (known, unknown) = (with.Logits(read).Last(), without.Logits(read).Last());
                    double[] guided = [.. known.Zip(unknown, (k, u) => k + Strength * (k - u))];
                    Assert.Equal(words.Max(other => guided[other]), guided[id], 1e-3);
                    moved += words.Max(other => known[other]) > known[id] ? 1 : 0;
                }
                position.Read(word.Word);
                read.Add(id);
            }
        }
        Assert.True(moved > 0);
    }

    [Fact]
    public void NeedsAModelWithVectorsOfSpeakers()
    {
        var writer = new ScriptWriter(new ScriptModel(Some.Checkpoint()));

        var exception = Assert.Throws<ShowrunnerException>(() => writer.Begin("", new() { SpeakerGuidance = 1 }));

        Assert.Contains("--speakers", exception.Message, StringComparison.Ordinal);
    }

    private static Checkpoint WithSpeakers(Checkpoint checkpoint, float factor) =>
        checkpoint with
        {
            Weights =
            [
                .. checkpoint.Weights.Select(tensor =>
                    tensor.Name == TensorNames.Speaker
                        ? new NamedTensor(tensor.Name, tensor.Shape, [.. tensor.Values.Select(value => factor * value)])
                        : tensor
                ),
            ],
        };
}
