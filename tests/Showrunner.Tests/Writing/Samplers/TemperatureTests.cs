using CsCheck;

namespace Showrunner.Tests;

public class TemperatureTests
{
    [Fact]
    public void RaisesProbabilitiesToTheInversePower() =>
        Gen.Select(Gen.Float[-5, 5].Array[1, 30], Gen.Double[0.1, 10])
            .Sample(
                (logits, temperature) =>
                {
                    double[] powers = [.. logits.Select(logit => Math.Pow(Math.Exp(logit), 1 / temperature))];
                    var candidates = Some.Candidates(logits);

                    new Temperature().ApplyAt(temperature, candidates);

                    double[] weights = [.. candidates.Logits.ToArray().Select(logit => Math.Exp(logit))];
                    for (var i = 0; i < logits.Length; i++)
                        Assert.Equal(powers[i] / powers.Sum(), weights[i] / weights.Sum(), 1e-4);
                }
            );

    [Fact]
    public void LeavesTheLikeliestAtZero()
    {
        var candidates = Some.Candidates(1, 3, 2, 3);

        new Temperature().ApplyAt(0, candidates);

        Assert.Equal([2], candidates.Ids.ToArray());
    }

    [Fact]
    public void MovesWithTheEntropyWhereItIsDynamic() =>
        Gen.Select(Gen.Float[-5, 5].Array[2, 30], Gen.Double[0.5, 2], Gen.Double[0.1, 3], Gen.Double[0.2, 3])
            .Sample(
                (logits, temperature, range, exponent) =>
                {
                    double[] weights = [.. logits.Select(logit => Math.Exp(logit))];
                    double[] p = [.. weights.Select(weight => weight / weights.Sum())];
                    var unsure = -p.Sum(x => x * Math.Log(x)) / Math.Log(p.Length);
                    var least = Math.Max(0, temperature - range);
                    var expected = least + ((temperature + range - least) * Math.Pow(unsure, exponent));
                    var candidates = Some.Candidates(logits);

                    new Temperature(range, exponent).ApplyAt(temperature, candidates);

                    for (var i = 0; i < candidates.Count; i++)
                        Assert.Equal(logits[i] / expected, candidates.Logits[i], 1e-2 * Math.Max(1, Math.Abs(logits[i] / expected)));
                }
            );

    [Fact]
    public void ChangesNothingAtOne() =>
        Gen.Float[-5, 5]
            .Array[1, 30]
            .Sample(logits =>
            {
                var candidates = Some.Candidates(logits);

                new Temperature().ApplyAt(1, candidates);

                Assert.Equal(logits, candidates.Logits.ToArray());
            });
}
