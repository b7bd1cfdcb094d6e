using CsCheck;

namespace Showrunner.Tests.Writing;

public class TemperatureTests
{
    [Fact]
    public void RaisesProbabilitiesToTheInversePower() => Gen.Select(Gen.Float[-5, 5].Array[1, 30], Gen.Double[0.1, 10]).Sample((logits, temperature) =>
    {
        double[] powers = [.. logits.Select(logit => Math.Pow(Math.Exp(logit), 1 / temperature))];
        var candidates = Some.Candidates(logits);

        new Temperature(temperature).Apply(candidates);

        double[] weights = [.. candidates.Logits.ToArray().Select(logit => Math.Exp(logit))];
        for (var i = 0; i < logits.Length; i++) Assert.Equal(powers[i] / powers.Sum(), weights[i] / weights.Sum(), 1e-4);
    });

    [Fact]
    public void LeavesTheLikeliestAtZero()
    {
        var candidates = Some.Candidates(1, 3, 2, 3);

        new Temperature(0).Apply(candidates);

        Assert.Equal([2], candidates.Ids.ToArray());
    }
}
