using CsCheck;

namespace Showrunner.Tests;

/// <summary>Samplers that drop candidates, each against its definition on plain lists.</summary>
public class TruncationTests
{
    private static readonly Gen<float> Logit = Gen.Int[-64, 64].Select(eighths => eighths / 8f);

    // With values that were ruled out, but never all of them.
    private static readonly Gen<float[]> Logits = Gen.Select(
        Logit,
        Gen.Frequency((5, Logit), (1, Gen.Const(float.NegativeInfinity))).Array[0, 60],
        (first, rest) => (float[])[first, .. rest]
    );

    private static double[] Softmax(float[] logits)
    {
        var weights = logits.Select(logit => Math.Exp(logit - logits.Max())).ToArray();
        return [.. weights.Select(weight => weight / weights.Sum())];
    }

    private static double Entropy(double[] p) => -p.Where(x => x > 0).Sum(x => x * Math.Log(x));

    private static int[] Kept(ISampler sampler, float[] logits)
    {
        var candidates = Some.Candidates(logits);
        sampler.Apply(candidates);
        var before = logits;
        var ids = candidates.Ids.ToArray();
        Assert.NotEmpty(ids);
        Assert.Equal(ids.Select(id => before[id - 1]), candidates.Logits.ToArray()); // what is kept is as it was
        Assert.Equal(1, candidates.Probabilities().ToArray().Sum(), 1e-4); // and a distribution
        return ids;
    }

    // Equal but for what lies so near the limit that float and double may disagree.
    private static void Same(IEnumerable<int> expected, int[] actual)
    {
        var difference = expected.Except(actual).Concat(actual.Except(expected)).ToArray();
        Assert.True(difference.Length <= 2, $"expected {string.Join(' ', expected)}, not {string.Join(' ', actual)}");
    }

    private static int[] OrLikeliest(double[] p, Func<double, bool> keep)
    {
        var ids = Enumerable.Range(1, p.Length).Where(id => keep(p[id - 1])).ToArray();
        return ids.Length > 0 ? ids : [1 + Array.IndexOf(p, p.Max())];
    }

    private static IEnumerable<int> UntilMass(double[] p, IEnumerable<int> ranked, double mass)
    {
        var sum = 0.0;
        foreach (var id in ranked.Where(id => p[id - 1] > 0))
        {
            yield return id;
            if ((sum += p[id - 1]) >= mass)
                yield break;
        }
    }

    [Fact]
    public void TopPKeepsTheNucleus() =>
        Gen.Select(Logits, Gen.Double[0.01, 0.999])
            .Sample(
                (logits, mass) =>
                {
                    var p = Softmax(logits);

                    Same(
                        UntilMass(p, Enumerable.Range(1, p.Length).OrderByDescending(id => p[id - 1]), mass),
                        Kept(new TopP(mass), logits)
                    );
                }
            );

    [Fact]
    public void TypicalKeepsWhatIsNearestToTheExpectedSurprise() =>
        Gen.Select(Logits, Gen.Double[0.01, 0.999])
            .Sample(
                (logits, mass) =>
                {
                    var p = Softmax(logits);
                    var entropy = Entropy(p);

                    Same(
                        UntilMass(p, Enumerable.Range(1, p.Length).OrderBy(id => Math.Abs(-Math.Log(p[id - 1]) - entropy)), mass),
                        Kept(new Typical(mass), logits)
                    );
                }
            );

    [Fact]
    public void MinPKeepsAShareOfTheLikeliest() =>
        Gen.Select(Logits, Gen.Double[0.001, 1])
            .Sample(
                (logits, share) =>
                {
                    var p = Softmax(logits);

                    Same(OrLikeliest(p, x => x >= share * p.Max()), Kept(new MinP(share), logits));
                }
            );

    [Fact]
    public void EpsilonKeepsWhatIsAsLikely() =>
        Gen.Select(Logits, Gen.Double[0.0001, 1])
            .Sample(
                (logits, epsilon) =>
                {
                    var p = Softmax(logits);

                    Same(OrLikeliest(p, x => x >= epsilon), Kept(new Epsilon(epsilon), logits));
                }
            );

    [Fact]
    public void EtaCutsLowerWhereTheModelIsUnsure() =>
        Gen.Select(Logits, Gen.Double[0.0001, 1])
            .Sample(
                (logits, epsilon) =>
                {
                    var p = Softmax(logits);
                    var eta = Math.Min(epsilon, Math.Sqrt(epsilon) * Math.Exp(-Entropy(p)));

                    Same(OrLikeliest(p, x => x >= eta), Kept(new Eta(epsilon), logits));
                }
            );

    [Fact]
    public void TopNSigmaKeepsWhatIsNearTheHighestLogit() =>
        Gen.Select(Logits, Gen.Double[0, 4])
            .Sample(
                (logits, n) =>
                {
                    var finite = logits.Where(float.IsFinite).Select(logit => (double)logit).ToArray();
                    var sigma = Math.Sqrt(finite.Average(logit => Math.Pow(logit - finite.Average(), 2)));

                    Same(
                        Enumerable.Range(1, logits.Length).Where(id => logits[id - 1] >= finite.Max() - (n * sigma)),
                        Kept(new TopNSigma(n), logits)
                    );
                }
            );

    [Fact]
    public void TopNSigmaKeepsTheSameAtEveryTemperature() =>
        Gen.Select(Logits, Gen.Double[0.1, 4], Gen.Double[0.3, 3])
            .Sample(
                (logits, n, temperature) =>
                    Same(Kept(new TopNSigma(n), logits), Kept(new TopNSigma(n), [.. logits.Select(logit => (float)(logit / temperature))]))
            );

    [Fact]
    public void KeepAllWhereTheyAreOff() =>
        Logits.Sample(logits =>
        {
            foreach (
                var sampler in (ISampler[])
                    [new TopP(1), new Typical(1), new MinP(0), new Epsilon(0), new Eta(0), new TopNSigma(1e6), new TopK(0)]
            )
            {
                Assert.Equal(logits.Count(float.IsFinite), Kept(sampler, logits).Count(id => float.IsFinite(logits[id - 1])));
            }
        });

    [Fact]
    public void KeepTheLikeliestAtTheirStrongest() =>
        Logits.Sample(logits =>
        {
            foreach (var sampler in (ISampler[])[new TopP(1e-9), new MinP(1), new Epsilon(1), new TopNSigma(0), new TopK(1)])
                Assert.Contains(1 + Array.IndexOf(logits, logits.Max()), Kept(sampler, logits));
        });
}
