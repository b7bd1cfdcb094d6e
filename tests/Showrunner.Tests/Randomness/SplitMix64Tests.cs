using CsCheck;

namespace Showrunner.Tests;

public class SplitMix64Tests
{
    [Fact]
    public void GivesThePublishedNumbers()
    {
        // From the authors' C code with seed 1234567, as many ports of it quote them.
        var random = new SplitMix64(1234567);

        Assert.Equal(
            [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821],
            Enumerable.Range(0, 5).Select(_ => random.Next())
        );
    }

    [Fact]
    public void DrawsFromZeroToOne() => Gen.ULong.Sample(seed => new SplitMix64(seed).NextDouble() is >= 0 and < 1);
}
