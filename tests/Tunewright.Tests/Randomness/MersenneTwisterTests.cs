namespace Tunewright.Tests.Randomness;

public class MersenneTwisterTests
{
    [Fact]
    public void GivesThePublishedFirstWordsOfTheDefaultSeed()
    {
        var twister = new MersenneTwister(5489);

        // The authors' mt19937ar.c; the ten-thousandth word is fixed by the C++ standard, [rand.predef].
        Assert.Equal(3499211612, twister.NextUInt32());
        Assert.Equal(581869302u, twister.NextUInt32());
        for (var i = 2; i < 9999; i++)
            twister.NextUInt32();
        Assert.Equal(4123659995, twister.NextUInt32());
    }

    [Fact]
    public void DrawsAsNumPyDoes()
    {
        foreach (var recorded in Fixture.Read("numbers.json").GetProperty("generators").EnumerateArray())
        {
            var twister = new MersenneTwister(recorded.GetProperty("seed").GetUInt32());
            var items = Enumerable.Range(0, 20).ToArray();

            Assert.Equal(recorded.Numbers("uniforms"), Draws(twister, 5));
            Assert.Equal(recorded.Numbers("range"), new[] { twister.Next(), -5 + 12 * twister.Next() }.AsEnumerable());
            Draws(twister, 12); // NumPy's weighted choices, checked in ParzenEstimatorTests through whole suggestions
            Assert.Equal(recorded.Numbers("integers"), new[] { 1u, 2u, 7u, 64u, 1000u }.Select(n => (double)twister.NextUpTo(n - 1)));
            twister.Shuffle(items.AsSpan());
            Assert.Equal(recorded.Numbers("shuffled"), items.Select(item => (double)item));
            Assert.Equal(recorded.Numbers("after"), Draws(twister, 700)[^3..]);
        }
    }

    private static double[] Draws(MersenneTwister twister, int count)
    {
        var draws = new double[count];
        twister.Fill(draws);
        return draws;
    }
}
