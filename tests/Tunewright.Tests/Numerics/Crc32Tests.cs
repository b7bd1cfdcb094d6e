namespace Tunewright.Tests.Pruners;

public class Crc32Tests
{
    /// <summary>The check value of the CRC catalogue, and two of zlib's own.</summary>
    [Theory]
    [InlineData("", 0u)]
    [InlineData("123456789", 0xCBF43926u)]
    [InlineData("The quick brown fox jumps over the lazy dog", 0x414FA339u)]
    public void GivesThePublishedValues(string text, uint expected) =>
        Assert.Equal(expected, Crc32.Of(System.Text.Encoding.ASCII.GetBytes(text)));
}
