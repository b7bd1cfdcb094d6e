using CsCheck;
using Showrunner.Training;

namespace Training.Tests;

public class StreamsTests
{
    static readonly Gen<(int Words, int BatchSize, int SequenceLength)> Sizes = Gen.Select(Gen.Int[2, 300], Gen.Int[1, 12], Gen.Int[1, 40]);

    [Fact]
    public void ReadEachStreamFromItsBeginningToItsEnd() =>
        Sizes.Sample(
            (words, batchSize, sequenceLength) =>
            {
                var streams = new Streams([.. Enumerable.Range(0, words)], batchSize, sequenceLength);
                var length = (words - 1) / streams.BatchSize;

                for (var stream = 0; stream < streams.BatchSize; stream++)
                {
                    var read = Enumerable
                        .Range(0, streams.StepsInEpoch)
                        .SelectMany(step => Column(streams.At(0, step).Ids, streams.BatchSize, stream));
                    Assert.Equal(Enumerable.Range(stream * length, length).Select(word => (long)word), read);
                }
            }
        );

    [Fact]
    public void AimAtTheNextWordEverywhere() =>
        Sizes.Sample(
            (words, batchSize, sequenceLength) =>
            {
                var streams = new Streams([.. Enumerable.Range(0, words)], batchSize, sequenceLength);

                for (var step = 0; step < streams.StepsInEpoch; step++)
                {
                    var batch = streams.At(0, step);
                    Assert.Equal(batch.Ids.Select(id => (int)id + 1), batch.Targets);
                    Assert.InRange(batch.Ids.Length, 1, sequenceLength * streams.BatchSize);
                }
            }
        );

    [Fact]
    public void BeginElsewhereInEachEpochWhenShifted() =>
        Sizes.Sample(
            (words, batchSize, sequenceLength) =>
            {
                int[] text = [.. Enumerable.Range(0, words)];
                Streams plain = new(text, batchSize, sequenceLength),
                    shifted = new(text, batchSize, sequenceLength, shift: 1);

                for (var epoch = 0; epoch < 3; epoch++)
                {
                    var first = shifted.At(epoch, 0).Ids[0];
                    for (var step = 0; step < plain.StepsInEpoch; step++)
                    {
                        var (expected, actual) = (plain.At(epoch, step), shifted.At(epoch, step));
                        Assert.Equal(expected.Ids.Select(id => (id + first) % words), actual.Ids);
                        Assert.Equal(expected.Targets.Select(id => (int)((id + first) % words)), actual.Targets);
                    }
                    if (epoch == 0)
                        Assert.Equal(0, first);
                }
            }
        );

    static IEnumerable<long> Column(long[] ids, int width, int column) => ids.Where((_, index) => index % width == column);
}
