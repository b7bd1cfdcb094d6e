namespace Tunewright.Tests.Randomness;

public class PhiloxTests
{
    // kat_vectors of the authors' Random123 library: counter words, key words, result words, least significant first.
    [Theory]
    [InlineData(new uint[] { 0, 0, 0, 0 }, new uint[] { 0, 0 }, new uint[] { 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 })]
    [InlineData(
        new uint[] { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff },
        new uint[] { 0xffffffff, 0xffffffff },
        new uint[] { 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd }
    )]
    [InlineData(
        new uint[] { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344 },
        new uint[] { 0xa4093822, 0x299f31d0 },
        new uint[] { 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 }
    )]
    public void GivesThePublishedBlocks(uint[] counter, uint[] key, uint[] expected)
    {
        var block = Philox.Block(Join(counter), (ulong)key[1] << 32 | key[0]);

        Assert.Equal(Join(expected), block);
    }

    private static UInt128 Join(uint[] words) => new((ulong)words[3] << 32 | words[2], (ulong)words[1] << 32 | words[0]);
}
