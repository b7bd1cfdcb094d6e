using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Showrunner;

/// <summary>
/// The checksum of zip files (ISO 3309, polynomial 0xEDB88320): 64 bytes a step by carry-less products where the processor has them
/// (Gopal et al., "Fast CRC computation for generic polynomials using PCLMULQDQ", 2009), else eight (Kounavis and Berry, 2005).
/// </summary>
internal static class Crc32
{
    private static readonly uint[] Tables = MakeTables();

    /// <summary>Continues <paramref name="crc"/>, 0 at the start, over more bytes.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        crc = ~crc;
        if (Pclmulqdq.IsSupported && bytes.Length >= 64)
        {
            var folded = bytes.Length & ~15;
            crc = Fold(crc, MemoryMarshal.Cast<byte, Vector128<ulong>>(bytes[..folded]));
            bytes = bytes[folded..];
        }
        return ~Eights(crc, bytes);
    }

    // The remainder of 16-byte blocks, at least four, by the tables: a block is brought forward by 64 and by 16 bytes at a time, as x to
    // the power of so many bits is congruent to the numbers below.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // a file is checked once, too early for tiered compilation
    private static uint Fold(uint crc, ReadOnlySpan<Vector128<ulong>> blocks)
    {
        var (by64, by16) = (Vector128.Create(0x154442BD4UL, 0x1C6E41596), Vector128.Create(0x1751997D0UL, 0x0CCAA009E));
        var (a, b, c, d) = (blocks[0] ^ Vector128.CreateScalar((ulong)crc), blocks[1], blocks[2], blocks[3]);
        for (blocks = blocks[4..]; blocks.Length >= 4; blocks = blocks[4..])
        {
            a = Forward(a, by64) ^ blocks[0];
            b = Forward(b, by64) ^ blocks[1];
            c = Forward(c, by64) ^ blocks[2];
            d = Forward(d, by64) ^ blocks[3];
        }
        a = Forward(Forward(Forward(a, by16) ^ b, by16) ^ c, by16) ^ d;
        foreach (var block in blocks)
            a = Forward(a, by16) ^ block;
        return Eights(0, MemoryMarshal.AsBytes(new ReadOnlySpan<Vector128<ulong>>(in a)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Forward(Vector128<ulong> block, Vector128<ulong> factors) =>
        Pclmulqdq.CarrylessMultiply(block, factors, 0x00) ^ Pclmulqdq.CarrylessMultiply(block, factors, 0x11);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint Eights(uint crc, ReadOnlySpan<byte> bytes)
    {
        var t = Tables.AsSpan(0, 8 * 256);
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            var low = crc ^ BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc =
                t[(7 * 256) + (int)(low & 255)]
                ^ t[(6 * 256) + (int)((low >> 8) & 255)]
                ^ t[(5 * 256) + (int)((low >> 16) & 255)]
                ^ t[(4 * 256) + (int)(low >> 24)]
                ^ t[(3 * 256) + (int)(high & 255)]
                ^ t[(2 * 256) + (int)((high >> 8) & 255)]
                ^ t[256 + (int)((high >> 16) & 255)]
                ^ t[(int)(high >> 24)];
        }
        foreach (var b in bytes)
            crc = (crc >> 8) ^ t[(int)((crc ^ b) & 255)];
        return crc;
    }

    private static uint[] MakeTables()
    {
        var tables = new uint[8 * 256];
        for (var i = 0; i < 256; i++)
        {
            var crc = (uint)i;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            tables[i] = crc;
        }
        for (var i = 256; i < tables.Length; i++)
            tables[i] = (tables[i - 256] >> 8) ^ tables[tables[i - 256] & 255];
        return tables;
    }
}
