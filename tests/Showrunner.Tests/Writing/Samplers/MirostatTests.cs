namespace Showrunner.Tests;

public class MirostatTests
{
    [Fact]
    public void FollowsThePaperStepByStep()
    {
        float[] logits = [.. Enumerable.Range(1, 200).Select(rank => -1.1f * MathF.Log(rank))]; // Zipf's law
        double[] p = [.. logits.Select(logit => Math.Exp(logit))];
        p = [.. p.Select(x => x / p.Sum())];
        List<int> written = [1];
        var (mirostat, random, mu) = (new Mirostat(2, 0.2), new SplitMix64(3), 4.0);

        for (var word = 0; word < 100; word++)
        {
            var candidates = Some.Candidates(logits);
            mirostat.Apply(candidates, written);
            var expected = Math.Max(1, p.Count(x => -Math.Log2(x) <= mu));
            Assert.InRange(candidates.Count, expected - 1, expected + 1);
            var id = candidates.Draw(random);
            mu -= 0.2 * (-Math.Log2(p[id - 1] / p.Take(candidates.Count).Sum()) - 2);
            written.Add(id);
        }
    }

    [Fact]
    public void HoldsTheSurpriseNearItsTarget()
    {
        float[] logits = [.. Enumerable.Range(1, 5000).Select(rank => -1.0f * MathF.Log(rank))];
        List<int> written = [1];
        var (mirostat, random, surprise) = (new Mirostat(4, 0.1), new SplitMix64(3), 0.0);

        for (var word = 0; word < 2000; word++)
        {
            var candidates = Some.Candidates(logits);
            mirostat.Apply(candidates, written);
            var probabilities = candidates.Probabilities().ToArray();
            var id = candidates.Draw(random);
            surprise -= Math.Log2(probabilities[candidates.IndexOf(id)]);
            written.Add(id);
        }

        Assert.Equal(4, surprise / 2000, 0.1);
    }
}
