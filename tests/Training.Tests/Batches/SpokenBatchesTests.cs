using Showrunner;
using Showrunner.Training;

namespace Training.Tests;

public class SpokenBatchesTests
{
    private static readonly Corpus Text = SomeCorpus.Of(lines: 3000);
    private static readonly Vocabulary Words = Vocabulary.Of(Text.Tokens);
    private static readonly int[] Ids = Words.Encode(Text);
    private static readonly SpeakerTable Table = new(["ann", "cy"], Words);

    [Theory, InlineData(0), InlineData(3)]
    public void LeaveOutTheSpeakersOfATenthOfTheSpeeches(int epoch)
    {
        var (plain, spoken) = (Cut(Ids), Batches());
        var turns = Table.Read(Ids);
        var (speeches, dropped, place) = (0, 0, 0);
        var (speakers, expected) = ((0L, 0L), (0L, 0L));
        foreach (var step in Enumerable.Range(0, plain.StepsInEpoch))
        {
            var (was, batch) = (plain.At(epoch, step), spoken.At(epoch, step));
            Assert.Equal(was.Ids, batch.Ids);
            Assert.Equal(was.Targets, batch.Targets);
            for (var i = 0; i < was.Ids.Length; i += plain.BatchSize, place++) // the first stream, from the text's beginning
            {
                var begins = place == 0 || (turns[place].Current, turns[place].Previous) != expected;
                expected = (turns[place].Current, turns[place].Previous);
                var found = (batch.Speakers!.Current[i], batch.Speakers.Previous[i]);
                if (begins && expected != default)
                    (speakers, speeches, dropped) = (found, speeches + 1, dropped + (found == default ? 1 : 0));
                else if (expected != default)
                    Assert.Equal(speakers, found);
                Assert.Contains(found, new[] { expected, default });
            }
        }
        Assert.InRange(dropped, 0.06 * speeches, 0.14 * speeches);
    }

    [Fact]
    public void AreTheSameWhereverTrainingBegins()
    {
        var (first, resumed) = (Batches(), Batches());
        _ = first.At(0, 0);

        Assert.Equal(first.At(2, 1).Speakers!.Current, resumed.At(2, 1).Speakers!.Current);
        Assert.NotEqual(first.At(2, 1).Speakers!.Current, resumed.At(1, 1).Speakers!.Current);
    }

    private static SpokenBatches Batches() => new(Cut, Ids, Table.Read(Ids), seed: 1);

    private static Streams Cut(int[] text) => new(text, batchSize: 3, sequenceLength: 50);
}
