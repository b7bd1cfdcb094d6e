using CsCheck;

namespace Showrunner.Tests;

public class NoveltyIndexTests
{
    private static readonly Gen<int[]> Words = Gen.Int[0, 4].Array[0, 60];

    [Fact]
    public void SuffixesAreInTheOrderOfTheirWords() =>
        Words.Sample(words =>
        {
            var order = SuffixArray.Of(words);

            Assert.Equal(Enumerable.Range(0, words.Length), order.Order());
            for (var i = 1; i < order.Length; i++)
                Assert.True(words.AsSpan(order[i - 1]).SequenceCompareTo(words.AsSpan(order[i])) < 0);
        });

    [Fact]
    public void FindsRunsAsComparingEverywhereDoes() =>
        Gen.Select(Words, Words)
            .Sample(
                (training, words) =>
                {
                    var runs = new NoveltyIndex(training).Runs(words);

                    for (var i = 0; i < words.Length; i++)
                        Assert.Equal(LongestRun(training, words[i..]), runs[i]);
                }
            );

    [Fact]
    public void FindsEveryPlaceOfARun() =>
        Gen.Select(Words, Gen.Int[0, 4].Array[1, 4])
            .Sample(
                (training, words) =>
                {
                    var index = new NoveltyIndex(training);

                    var places = index.Find(words).ToArray();

                    var expected = words.Contains(0)
                        ? []
                        : Enumerable.Range(0, training.Length).Where(i => training.AsSpan(i).StartsWith(words));
                    Assert.Equal(expected, places.Order());
                    Assert.Equal(places.Length > 0, index.Contains(words));
                }
            );

    [Theory, InlineData(1), InlineData(2)]
    public void FindsEveryContinuationOfARunOnce(int more) =>
        Gen.Select(Words, Gen.Int[1, 4].Array[1, 2])
            .Sample(
                (training, words) =>
                {
                    var index = new NoveltyIndex(training);

                    var places = index.FindDifferent(words, more);

                    var expected = Enumerable.Range(0, training.Length).Where(i => training.AsSpan(i).StartsWith(words)).Select(After);
                    Assert.Equal(expected.Distinct().Order(), places.Select(After).Order());

                    string After(int place) =>
                        string.Join(' ', Enumerable.Range(place + words.Length, more).Select(i => training.ElementAtOrDefault(i)));
                }
            );

    [Fact]
    public void TextThatRepeatsItselfIsNoTrap()
    {
        var index = new NoveltyIndex(Enumerable.Repeat(1, 300_000));

        Assert.Equal(200_000, index.RunAtStart(Enumerable.Repeat(1, 200_000).ToArray()));
    }

    [Fact]
    public void PackedTrainingTextComesBack() =>
        Gen.Int[0, 2_000_000].Array.Sample(words => Assert.Equal(words, TrainingText.Of(words).Words(2_000_001)));

    [Theory]
    [InlineData(new byte[] { 9 })] // beyond the vocabulary
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1 })] // beyond 32 bits
    public void DamagedTrainingTextSaysSo(byte[] packed) =>
        Assert.Contains("damaged", Assert.Throws<ShowrunnerException>(() => new TrainingText(packed).Words(9)).Message);

    // Naively: the unknown word, 0, is equal to nothing.
    private static int LongestRun(int[] training, int[] words) =>
        Enumerable
            .Range(0, training.Length)
            .Select(start => words.Zip(training[start..]).TakeWhile(pair => pair.First == pair.Second && pair.First != 0).Count())
            .Append(0)
            .Max();
}
