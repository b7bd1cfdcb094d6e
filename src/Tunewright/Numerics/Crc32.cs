namespace Tunewright;

/// <summary>The cyclic redundancy check of zlib, PNG and Python's <c>binascii.crc32</c> (polynomial 0xEDB88320, reflected).</summary>
/// <remarks>.NET has it in the package System.IO.Hashing only, and this library depends on no package.</remarks>
internal static class Crc32
{
    private static readonly uint[] Table =
    [
        .. Enumerable
            .Range(0, 256)
            .Select(i =>
            {
                var entry = (uint)i;
                for (var bit = 0; bit < 8; bit++)
                    entry = (entry & 1) != 0 ? (entry >> 1) ^ 0xEDB88320 : entry >> 1;
                return entry;
            }),
    ];

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var check = uint.MaxValue;
        foreach (var b in bytes)
            check = (check >> 8) ^ Table[(byte)(check ^ b)];
        return ~check;
    }
}
