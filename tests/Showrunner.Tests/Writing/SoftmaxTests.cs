using CsCheck;

namespace Showrunner.Tests;

public class SoftmaxTests
{
    private static readonly Gen<float[]> Logits = Gen.OneOf(Gen.Float[-20, 20], Gen.Const(float.NegativeInfinity))
        .Array[1, 1000]
        .Select(logits => (float[])[.. logits, 0]);

    [Fact]
    public void WeighsAsTheTextbook() =>
        Logits.Sample(
            logits =>
            {
                var weights = new float[logits.Length];

                Assert.Equal(logits.Max(), Softmax.Weigh(logits, weights));

                Assert.All(logits.Zip(weights), pair => Assert.Equal(Math.Exp(pair.First - logits.Max()), pair.Second, 1e-6));
                Assert.Equal(weights.Sum(weight => (double)weight), Softmax.Total(weights), 1e-6);
            },
            iter: 200
        );

    [Fact]
    public void PicksWhereTheSumPasses() =>
        Gen.Select(Logits, Gen.Double[0, 0.999])
            .Sample(
                (logits, share) =>
                {
                    var weights = new float[logits.Length];
                    Softmax.Weigh(logits, weights);
                    var mass = share * Softmax.Total(weights);

                    var picked = Softmax.Pick(weights, mass);

                    Assert.True(weights[picked] > 0);
                    Assert.InRange(
                        mass,
                        weights.Take(picked).Sum(weight => (double)weight) - 1e-6,
                        weights.Take(picked + 1).Sum(weight => (double)weight) + 1e-6
                    );
                },
                iter: 200
            );
}
