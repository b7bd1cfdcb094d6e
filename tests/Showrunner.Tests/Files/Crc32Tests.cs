using CsCheck;

namespace Showrunner.Tests;

public class Crc32Tests
{
    [Fact]
    public void IsThatOfTheStandard() => Assert.Equal(0xCBF43926, Crc32.Append(0, "123456789"u8));

    [Fact]
    public void IsTheSameInPiecesAndBitByBit() =>
        Gen.Select(Gen.Byte.Array[0, 400], Gen.Int[0, 400])
            .Sample(
                (bytes, cut) =>
                {
                    var (first, second) = (bytes[..Math.Min(cut, bytes.Length)], bytes[Math.Min(cut, bytes.Length)..]);

                    Assert.Equal(BitByBit(bytes), Crc32.Append(Crc32.Append(0, first), second));
                }
            );

    private static uint BitByBit(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }
        return ~crc;
    }
}
