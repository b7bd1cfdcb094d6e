using CsCheck;
using Showrunner.Training;

namespace Training.Tests;

public class StreamsTests
{
    static readonly Gen<(int Words, int BatchSize, int SequenceLength)> Sizes = Gen.Select(Gen.Int[2, 300], Gen.Int[1, 12], Gen.Int[1, 40]);

    [Fact]
    public void ReadEachStreamFromItsBeginningToItsEnd() =>
        Sizes.Sample((words, batchSize, sequenceLength) =>
        {
            var streams = new Streams([.. Enumerable.Range(0, words)], batchSize, sequenceLength);
            var length = (words - 1) / streams.BatchSize;

            for (var stream = 0; stream < streams.BatchSize; stream++)
            {
                var read = Enumerable.Range(0, streams.StepsInPass).SelectMany(step => Column(streams.At(0, step).Ids, streams.BatchSize, stream));
                Assert.Equal(Enumerable.Range(stream * length, length).Select(word => (long)word), read);
            }
        });

    [Fact]
    public void AimAtTheNextWordEverywhere() =>
        Sizes.Sample((words, batchSize, sequenceLength) =>
        {
            var streams = new Streams([.. Enumerable.Range(0, words)], batchSize, sequenceLength);

            for (var step = 0; step < streams.StepsInPass; step++)
            {
                var batch = streams.At(0, step);
                Assert.Equal(batch.Ids.Select(id => (int)id + 1), batch.Targets);
                Assert.InRange(batch.Ids.Length, 1, sequenceLength * streams.BatchSize);
            }
        });

    static IEnumerable<long> Column(long[] ids, int width, int column) => ids.Where((_, index) => index % width == column);
}
