using CsCheck;
using Showrunner.Training;

namespace Training.Tests;

public class MixedBatchesTests
{
    private const int Seed = 7;
    private const int Other = 10_000; // the words of the other text are numbered from here on, by their places

    private static readonly Gen<Sizes> AnySizes = Gen.Select(
        Gen.Int[2, 300],
        Gen.Int[0, 3].Array[1, 200],
        Gen.Double[0.01, 0.5],
        Gen.Int[1, 12],
        Gen.Int[1, 40],
        (words, other, share, batch, length) => new Sizes(words, other, share, batch, length)
    );

    [Fact]
    public void AreThoseOfTheTextWithAStretchOfTheOtherBehindIt() =>
        AnySizes.Sample(sizes =>
        {
            var (mixed, stretch) = (sizes.Mixed(), sizes.Words.InEpoch(sizes.Text));
            for (var epoch = 0; epoch < 4; epoch++)
            {
                var start = KeyedBits.Key(Seed, 0, DrawPlace.MixedStart) + ((long)epoch * stretch);
                var words = Enumerable.Range(0, stretch).Select(i => Other + (int)((start + i) % sizes.OtherText.Length));
                var naive = sizes.Cut([.. Enumerable.Range(0, sizes.Text), .. words]);
                Assert.Equal((naive.BatchSize, naive.StepsInEpoch), (mixed.BatchSize, mixed.StepsInEpoch));
                for (var step = 0; step < naive.StepsInEpoch; step++)
                {
                    var (expected, actual) = (naive.At(epoch, step), mixed.At(epoch, step));
                    Assert.Equal(expected.Ids, actual.Ids);
                    Assert.Equal(expected.Targets.Select(word => sizes.IsUnknown(word) ? Targets.None : word), actual.Targets);
                }
            }
        });

    [Fact]
    public void HaveEveryWordOfTheTextAsATargetOnceInEachEpoch() =>
        AnySizes
            .Where(sizes => sizes.Words.InEpoch(sizes.Text) >= sizes.BatchSize) // else some do not fill a stream's last place
            .Sample(sizes =>
            {
                var mixed = sizes.Mixed();
                for (var epoch = 0; epoch < 3; epoch++)
                {
                    var targets = Steps(mixed, epoch).SelectMany(batch => batch.Targets).Where(word => word is >= 0 and < Other);
                    Assert.Equal(Enumerable.Range(1, sizes.Text - 1), targets.Order());
                }
            });

    [Fact]
    public void HaveTheShareThatWasAsked() =>
        AnySizes.Sample(sizes =>
        {
            var read = Steps(sizes.Mixed(), epoch: 1).SelectMany(batch => batch.Ids).ToList();

            // But for what does not fill a stream's last place, the word that is only a target, and rounding.
            Assert.Equal(sizes.Share * read.Count, read.Count(word => word >= Other), sizes.BatchSize + 1.0);
        });

    [Fact]
    public void ReadAllOfTheOtherTextBeforeAnyOfItAgain()
    {
        var sizes = new Sizes(Text: 80, OtherText: [.. Enumerable.Repeat(1, 100)], Share: 0.2, BatchSize: 1, SequenceLength: 10);

        var targets = Enumerable.Range(0, 5).SelectMany(epoch => Steps(sizes.Mixed(), epoch)).SelectMany(batch => batch.Targets);

        Assert.Equal(Enumerable.Range(Other, 100), targets.Where(word => word >= Other).Order());
    }

    private static IEnumerable<Batch> Steps(MixedBatches batches, int epoch) =>
        Enumerable.Range(0, batches.StepsInEpoch).Select(step => batches.At(epoch, step));

    private sealed record Sizes(int Text, int[] OtherText, double Share, int BatchSize, int SequenceLength)
    {
        public MixedWords Words => new(OtherText, Share);

        public MixedBatches Mixed() =>
            new(Cut, [.. Enumerable.Range(0, Text)], [.. Enumerable.Range(Other, OtherText.Length)], Words, Seed);

        public Streams Cut(int[] words) => new(words, BatchSize, SequenceLength);

        public bool IsUnknown(int word) => word >= Other && OtherText[word - Other] == 0;
    }
}
