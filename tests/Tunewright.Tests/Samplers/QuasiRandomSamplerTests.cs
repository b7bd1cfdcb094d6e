namespace Tunewright.Tests.Samplers;

public class QuasiRandomSamplerTests
{
    /// <summary>The first ten points in three dimensions of S. Joe and F. Y. Kuo, "Notes on generating Sobol sequences", 2008.</summary>
    [Fact]
    public void SobolPointsAreThoseOfJoeAndKuo()
    {
        double[][] published =
        [
            [0, 0, 0],
            [0.5, 0.5, 0.5],
            [0.75, 0.25, 0.25],
            [0.25, 0.75, 0.75],
            [0.375, 0.375, 0.625],
            [0.875, 0.875, 0.125],
            [0.625, 0.125, 0.875],
            [0.125, 0.625, 0.375],
            [0.1875, 0.3125, 0.9375],
            [0.6875, 0.8125, 0.4375],
        ];

        for (var index = 0; index < published.Length; index++)
            Assert.Equal(published[index], Enumerable.Range(0, 3).Select(k => SobolSequence.At(index, k, seed: null)));
    }

    /// <summary>Halton's own example: the radical inverses in 2, 3 and 5.</summary>
    [Fact]
    public void HaltonPointsAreRadicalInverses()
    {
        double[][] inverses =
        [
            [0, 0, 0],
            [1 / 2.0, 1 / 3.0, 1 / 5.0],
            [1 / 4.0, 2 / 3.0, 2 / 5.0],
            [3 / 4.0, 1 / 9.0, 3 / 5.0],
            [1 / 8.0, 4 / 9.0, 4 / 5.0],
            [5 / 8.0, 7 / 9.0, 1 / 25.0],
        ];

        for (var index = 0; index < inverses.Length; index++)
        {
            for (var k = 0; k < 3; k++)
                Assert.Equal(inverses[index][k], HaltonSequence.At(index, k, seed: null), 1e-15);
        }
    }

    /// <summary>A net: of 2ᵐ points every box of that volume with sides of powers of two has one.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void ScrambledSobolPointsAreStillANet(ulong seed)
    {
        var points = Enumerable.Range(0, 256).Select(i => (SobolSequence.At(i, 0, seed), SobolSequence.At(i, 1, seed))).ToArray();

        for (var halvings = 0; halvings <= 8; halvings++)
        {
            var (across, down) = (1 << halvings, 1 << (8 - halvings));
            Assert.Equal(256, points.Select(point => ((int)(point.Item1 * across), (int)(point.Item2 * down))).Distinct().Count());
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void PermutedHaltonPointsFillEveryInterval(ulong seed)
    {
        for (var k = 0; k < 4; k++)
        {
            int[] primes = [2, 3, 5, 7];
            var cells = primes[k] * primes[k];
            Assert.Equal(cells, Enumerable.Range(0, cells).Select(i => (int)(HaltonSequence.At(i, k, seed) * cells)).Distinct().Count());
        }
    }

    [Fact]
    public void CoversWhatOnlySomeTrialsHaveAsEvenly()
    {
        var study = Some.Study(new() { Sampler = new QuasiRandomSampler(seed: 3) });

        study.Optimize(
            trial => trial.SuggestCategorical("kind", "a", "b") == "a" ? trial.SuggestDouble("x", 0, 1) : trial.SuggestInt("n", 1, 8),
            trials: 64
        );

        var (a, b) = (
            study.Trials.Where(trial => (string)trial["kind"]! == "a"),
            study.Trials.Where(trial => (string)trial["kind"]! == "b")
        );
        Assert.Equal(Enumerable.Range(0, 32), a.Select(trial => (int)((double)trial["x"]! * 32)).Order());
        Assert.Equal(Enumerable.Range(0, 32).Select(i => 1L + i / 4), b.Select(trial => (long)trial["n"]!).Order());
    }
}
