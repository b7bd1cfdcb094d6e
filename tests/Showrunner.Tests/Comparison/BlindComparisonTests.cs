using CsCheck;

namespace Showrunner.Tests;

public class BlindComparisonTests
{
    [Fact]
    public void CountsForTheOneThatWasShownThere() =>
        Gen.Select(Gen.Int[1, 30], Gen.ULong, Gen.ULong)
            .Sample(
                (count, seed, taste) =>
                {
                    var comparison = new BlindComparison([.. Texts("a", count)], [.. Texts("b", count)], seed);
                    var (random, a, b, ties) = (new Random((int)(taste % int.MaxValue)), 0, 0, 0);
                    while (comparison.Next is { } pair)
                    {
                        var preference = (Preference)random.Next(3);
                        var preferred = preference == Preference.First ? pair.First : pair.Second;
                        if (preference == Preference.Tie)
                            ties++;
                        else if (preferred.StartsWith('a'))
                            a++;
                        else
                            b++;
                        comparison = comparison.Answer(preference);
                    }

                    Assert.Equal(new PreferenceResult(a, b, ties), comparison.Result);
                    Assert.Throws<InvalidOperationException>(() => comparison.Answer(Preference.Tie));
                },
                iter: 200
            );

    [Fact]
    public void ShowsEachPairOnceInAnOrderOfTheSeed()
    {
        string[] First(ulong seed) => [.. Pairs(seed).Select(pair => pair.First)];
        BlindPair[] Pairs(ulong seed) => [.. new BlindComparison([.. Texts("a", 1_000)], [.. Texts("b", 1_000)], seed).Pairs];

        Assert.Equal(First(1), First(1));
        Assert.NotEqual(First(1), First(2));
        Assert.InRange(First(1).Count(text => text.StartsWith('a')), 430, 570);
        Assert.All(
            Pairs(3).Index(),
            pair => Assert.Equal([$"a{pair.Index}", $"b{pair.Index}"], [.. new[] { pair.Item.First, pair.Item.Second }.Order()])
        );
    }

    /// <summary>Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    public void IntervalIsWilsons(int preferred, int count, double low, double high)
    {
        var interval = new PreferenceResult(count - preferred, preferred, 7).Interval;

        Assert.Equal((low, high), (Math.Round(interval.Low, 4), Math.Round(interval.High, 4)));
    }

    // Wilson's bounds are the shares from which what was seen lies just 1.96 standard deviations away.
    [Fact]
    public void IntervalHoldsTheSharesThatTheAnswersDoNotReject() =>
        Gen.Select(Gen.Int[0, 200], Gen.Int[0, 200])
            .Where((a, b) => a + b > 0)
            .Sample(
                (a, b) =>
                {
                    var (low, high) = new PreferenceResult(a, b, 3).Interval;
                    var seen = (double)b / (a + b);

                    Assert.InRange(seen, low - 1e-9, high + 1e-9);
                    foreach (var bound in (double[])[low, high])
                    {
                        if (bound is > 1e-9 and < 1 - 1e-9)
                            Assert.Equal(1.959964 * Math.Sqrt(bound * (1 - bound) / (a + b)), Math.Abs(seen - bound), 5);
                    }
                }
            );

    [Fact]
    public void SaysNothingWithoutAPreference()
    {
        var result = new PreferenceResult(0, 0, 4);

        Assert.Equal((0, 1), result.Interval);
        Assert.Equal(1, result.PValue);
        Assert.True(double.IsNaN(result.ShareOfB));
    }

    private static IEnumerable<string> Texts(string of, int count) => Enumerable.Range(0, count).Select(i => $"{of}{i}");
}
