using System.Buffers.Binary;
using System.Text;

namespace Showrunner.Training;

/// <summary>
/// Makes a 64-bit little-endian ELF library load where the C++ library is older than the one that it was linked with:
/// one symbol version that the library asks for, but of which it calls nothing, becomes optional.
/// </summary>
/// <remarks>
/// Layout from the System V ABI, chapters 4 and 5, and the Linux Standard Base's "Symbol Versioning".
/// The version need gets VER_FLG_WEAK, and the undefined symbols bound to it get STB_WEAK.
/// </remarks>
internal static class ElfPatch
{
    private const int SectionHeaderSize = 64;
    private const int SymbolSize = 24;
    private const int VersionNeedSize = 16;
    private const int VersionAuxSize = 16;
    private const uint SymbolTableType = 11;
    private const uint VersionNeedType = 0x6ffffffe;
    private const uint VersionTableType = 0x6fffffff;
    private const ushort WeakVersion = 2;
    private const int WeakBinding = 2;

    /// <summary>
    /// Returns a patched copy of <paramref name="image"/>, or null when it is not such a library or does not ask for
    /// <paramref name="version"/>.
    /// </summary>
    public static byte[]? MakeVersionOptional(ReadOnlySpan<byte> image, string version)
    {
        try
        {
            var patched = image.ToArray();
            return Patch(patched, Encoding.ASCII.GetBytes(version)) ? patched : null;
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or OverflowException)
        {
            return null; // an offset points outside the file: not a file that we understand
        }
    }

    private static bool Patch(Span<byte> image, ReadOnlySpan<byte> version)
    {
        if (image.Length < 64 || !image[..6].SequenceEqual<byte>([0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1]))
            return false;
        if (
            Section(image, SymbolTableType) is not { } symbols
            || Section(image, VersionTableType) is not { } versions
            || Section(image, VersionNeedType) is not { } needs
        )
        {
            return false;
        }

        var names = At(SectionHeader(image, symbols.Link));
        if (WeakenNeed(Slice(image, needs), Slice(image, names), version) is not { } index)
            return false;

        var symbolTable = Slice(image, symbols);
        var versionTable = Slice(image, versions);
        for (var i = 1; i < symbolTable.Length / SymbolSize; i++)
        {
            if ((UInt16(versionTable, i * 2) & 0x7fff) != index)
                continue;
            var symbol = symbolTable.Slice(i * SymbolSize, SymbolSize);
            var undefined = UInt16(symbol, 6) == 0;
            if (undefined)
                symbol[4] = (byte)(WeakBinding << 4 | symbol[4] & 0xf);
        }
        return true;
    }

    /// <summary>Marks the version optional in the list of needed versions and returns the number under which symbols refer to it.</summary>
    private static ushort? WeakenNeed(Span<byte> needs, ReadOnlySpan<byte> names, ReadOnlySpan<byte> version)
    {
        for (var file = needs; ; )
        {
            var auxiliary = file[checked((int)UInt32(file, 8))..];
            for (int left = UInt16(file, 2); left > 0; left--)
            {
                var name = names[checked((int)UInt32(auxiliary, 8))..];
                if (name.StartsWith(version) && name[version.Length] == 0)
                {
                    BinaryPrimitives.WriteUInt16LittleEndian(auxiliary[4..], (ushort)(UInt16(auxiliary, 4) | WeakVersion));
                    return UInt16(auxiliary, 6);
                }
                if (left > 1)
                    auxiliary = auxiliary[Next(auxiliary, 12, VersionAuxSize)..];
            }
            if (UInt32(file, 12) == 0)
                return null;
            file = file[Next(file, 12, VersionNeedSize)..];
        }
    }

    /// <summary>An offset that moves forward, so that no chain of entries is endless.</summary>
    private static int Next(ReadOnlySpan<byte> entry, int offset, int size)
    {
        var next = checked((int)UInt32(entry, offset));
        ArgumentOutOfRangeException.ThrowIfLessThan(next, size);
        return next;
    }

    private readonly record struct Extent(ulong Offset, ulong Size, uint Link);

    private static Extent? Section(ReadOnlySpan<byte> image, uint type)
    {
        for (var i = 0u; i < UInt16(image, 60); i++)
        {
            var header = SectionHeader(image, i);
            if (UInt32(header, 4) == type)
                return At(header);
        }
        return null;
    }

    private static ReadOnlySpan<byte> SectionHeader(ReadOnlySpan<byte> image, uint index) =>
        image.Slice(
            checked((int)(BinaryPrimitives.ReadUInt64LittleEndian(image[40..]) + index * (ulong)SectionHeaderSize)),
            SectionHeaderSize
        );

    private static Extent At(ReadOnlySpan<byte> header) =>
        new(
            BinaryPrimitives.ReadUInt64LittleEndian(header[24..]),
            BinaryPrimitives.ReadUInt64LittleEndian(header[32..]),
            UInt32(header, 40)
        );

    private static Span<byte> Slice(Span<byte> image, Extent extent) => image.Slice(checked((int)extent.Offset), checked((int)extent.Size));

    private static ushort UInt16(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[offset..]);

    private static uint UInt32(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[offset..]);
}
