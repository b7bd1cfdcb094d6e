using CsCheck;

namespace Showrunner.Tests;

public class CandidatesTests
{
    [Fact]
    public void AreAllWordsButTheUnknown()
    {
        var candidates = Some.Candidates(5, 6, 7);

        Assert.Equal([1, 2, 3], candidates.Ids.ToArray());
        Assert.Equal([5f, 6f, 7f], candidates.Logits.ToArray());
    }

    [Fact]
    public void AreAllBackAfterAnyKeeping() =>
        Gen.Int[0, 9]
            .HashSet[1, 10]
            .Array[1, 3]
            .Sample(keeps =>
            {
                var candidates = Some.Candidates(new float[10]);
                foreach (var keep in keeps)
                    candidates.Keep([.. keep.Where(index => index < candidates.Count).DefaultIfEmpty(0).Order()]);

                candidates.Restore();

                Assert.Equal(Enumerable.Range(1, 10), candidates.Ids.ToArray());
            });

    [Fact]
    public void AreDrawnWithTheSoftmaxOfTheirLogits()
    {
        float[] logits = [0, 1, -1, 2, float.NegativeInfinity];
        var candidates = Some.Candidates(logits);
        var random = new SplitMix64(7);
        const int draws = 100_000;

        var counts = Enumerable.Range(0, draws).CountBy(_ => candidates.Draw(random)).ToDictionary();

        var total = logits.Sum(logit => Math.Exp(logit));
        for (var i = 0; i < logits.Length; i++)
        {
            var p = Math.Exp(logits[i]) / total;
            Assert.Equal(p * draws, counts.GetValueOrDefault(i + 1), 5 * Math.Sqrt(p * (1 - p) * draws) + 1e-9);
        }
    }

    [Fact]
    public void NeedAWord() => Assert.Throws<ShowrunnerException>(() => new Candidates(1));
}
