using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Showrunner;

/// <summary>The checksum of zip files (ISO 3309, polynomial 0xEDB88320), eight bytes a step (Kounavis and Berry, 2005).</summary>
internal static class Crc32
{
    private static readonly uint[] Tables = MakeTables();

    /// <summary>Continues <paramref name="crc"/>, 0 at the start, over more bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]   // a file is checked once, before tiered compilation would come to it
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        var t = Tables.AsSpan(0, 8 * 256);
        crc = ~crc;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            var low = crc ^ BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = t[(7 * 256) + (int)(low & 255)] ^ t[(6 * 256) + (int)((low >> 8) & 255)]
                ^ t[(5 * 256) + (int)((low >> 16) & 255)] ^ t[(4 * 256) + (int)(low >> 24)]
                ^ t[(3 * 256) + (int)(high & 255)] ^ t[(2 * 256) + (int)((high >> 8) & 255)]
                ^ t[256 + (int)((high >> 16) & 255)] ^ t[(int)(high >> 24)];
        }
        foreach (var b in bytes) crc = (crc >> 8) ^ t[(int)((crc ^ b) & 255)];
        return ~crc;
    }

    private static uint[] MakeTables()
    {
        var tables = new uint[8 * 256];
        for (var i = 0; i < 256; i++)
        {
            var crc = (uint)i;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            tables[i] = crc;
        }
        for (var i = 256; i < tables.Length; i++)
            tables[i] = (tables[i - 256] >> 8) ^ tables[tables[i - 256] & 255];
        return tables;
    }
}
