using System.IO.Compression;
using System.Text;

namespace Showrunner;

/// <summary>A zip whose entries are all stored uncompressed, so that it cannot unpack to more than itself.</summary>
internal sealed class StoredZip : IDisposable
{
    private readonly ZipArchive _zip;

    /// <param name="stream">Seekable; left open.</param>
    /// <exception cref="InvalidDataException">This is no such zip; the message says why.</exception>
    public StoredZip(Stream stream)
    {
        _zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        var names = new HashSet<string>();
        foreach (var entry in _zip.Entries)
        {
            if (entry.CompressedLength != entry.Length)
                throw new InvalidDataException($"{entry.FullName} is compressed, and a checkpoint's entries are stored as they are");
            if (!names.Add(entry.FullName))
                throw new InvalidDataException($"{entry.FullName} is in it twice");
        }
    }

    /// <summary>Whether a file can be a zip, by its first bytes, which no text begins with.</summary>
    public static bool IsSignature(ReadOnlySpan<byte> start) => start.StartsWith("PK\x03\x04"u8);

    /// <summary>Whether the end is missing: a zip ends with its directory, and the last 64 KiB show no end of it.</summary>
    public static bool IsCutShort(Stream stream)
    {
        var tail = new byte[Math.Min(stream.Length, 65_557)];
        stream.Seek(-tail.Length, SeekOrigin.End);
        stream.ReadExactly(tail);
        return tail.AsSpan().LastIndexOf("PK\x05\x06"u8) < 0;
    }

    public void Dispose() => _zip.Dispose();

    public IEnumerable<string> Names => _zip.Entries.Select(entry => entry.FullName);

    /// <summary>The entry's content, or null if there is none of that name.</summary>
    /// <param name="name">The entry's name.</param>
    /// <param name="maxLength">In bytes.</param>
    /// <exception cref="InvalidDataException">The entry is longer.</exception>
    public EntryStream? Open(string name, long maxLength = long.MaxValue) =>
        _zip.GetEntry(name) is not { } entry ? null
        : entry.Length <= maxLength ? new(entry.Open(), entry.Length, entry.Crc32)
        : throw new InvalidDataException($"{name} claims {entry.Length} bytes and can have {maxLength} at most");

    /// <inheritdoc cref="Open"/>
    public byte[]? Read(string name, long maxLength = long.MaxValue)
    {
        using var stream = Open(name, Math.Min(maxLength, Array.MaxLength));
        if (stream is null)
            return null;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <inheritdoc cref="Open"/>
    public StringReader? ReadText(string name, long maxLength) =>
        Read(name, maxLength) is { } bytes ? new(new UTF8Encoding(false, true).GetString(bytes)) : null;
}
