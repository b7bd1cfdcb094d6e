using CsCheck;

namespace Showrunner.Tests;

public class XtcTests
{
    [Fact]
    public void DropsTheTopChoicesButTheLeastOfThem()
    {
        float[] logits = [.. new[] { 0.4, 0.05, 0.3, 0.2, 0.05 }.Select(p => (float)Math.Log(p))];
        var candidates = Some.Candidates(logits);

        new Xtc(1, 0.15, new SplitMix64(1)).Apply(candidates);

        Assert.Equal([2, 4, 5], candidates.Ids.ToArray());
    }

    [Fact]
    public void LeavesALoneTopChoice() =>
        Gen.Float[-3, 3]
            .Array[1, 20]
            .Sample(logits =>
            {
                var candidates = Some.Candidates(logits);

                new Xtc(1, 0.5001, new SplitMix64(1)).Apply(candidates);

                Assert.Equal(logits.Length, candidates.Count);
            });

    [Fact]
    public void ActsAsOftenAsItsProbabilitySays()
    {
        var random = new SplitMix64(5);
        var xtc = new Xtc(0.3, 0.1, random);

        var acted = Enumerable
            .Range(0, 10_000)
            .Count(_ =>
            {
                var candidates = Some.Candidates(1, 1);
                xtc.Apply(candidates);
                return candidates.Count == 1;
            });

        Assert.Equal(3000, acted, 5 * Math.Sqrt(10_000 * 0.3 * 0.7));
    }
}
