using CsCheck;

namespace Showrunner.Tests;

public class TopKTests
{
    // Few different values, so that there are equals.
    private static readonly Gen<float[]> Logits = Gen.OneOf(Gen.Int[-3, 3].Select(i => (float)i), Gen.Float[-5, 5]).Array[1, 200];

    [Fact]
    public void KeepsTheHighestAndTheFirstOfEquals() =>
        Gen.Select(Logits, Gen.Int[1, 220])
            .Sample(
                (logits, k) =>
                {
                    var expected = logits
                        .Select((logit, i) => (logit, id: i + 1))
                        .OrderByDescending(c => c.logit)
                        .ThenBy(c => c.id)
                        .Take(k)
                        .OrderBy(c => c.id)
                        .ToArray();
                    var candidates = Some.Candidates(logits);

                    new TopK(k).Apply(candidates);

                    Assert.Equal(expected.Select(c => c.id), candidates.Ids.ToArray());
                    Assert.Equal(expected.Select(c => c.logit), candidates.Logits.ToArray());
                }
            );

    [Fact]
    public void KeepsAllAtZero()
    {
        var candidates = Some.Candidates(1, 2, 3);

        new TopK(0).Apply(candidates);

        Assert.Equal(3, candidates.Count);
    }

    [Fact]
    public void MayBeAppliedAgain()
    {
        var topK = new TopK(1);
        topK.Apply(Some.Candidates(9, 8, 7));
        var candidates = Some.Candidates(1, 3, 2);

        topK.Apply(candidates);

        Assert.Equal([2], candidates.Ids.ToArray());
    }
}
