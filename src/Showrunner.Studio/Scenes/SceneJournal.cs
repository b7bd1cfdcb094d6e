using System.Text.Json;

namespace Showrunner.Studio;

/// <summary>
/// A scene's file: one entry a line, only ever appended. An entry is accepted when its line, line end included, is on the disk. What a
/// crash left of an unfinished line was never accepted: it is dropped, and cut off before the next entry.
/// </summary>
internal static class SceneJournal
{
    private const byte LineEnd = (byte)'\n';

    /// <summary>Reads all entries.</summary>
    /// <returns>The entries, and the bytes that they take; the file is longer where a line is torn.</returns>
    /// <exception cref="ShowrunnerException">A line in the middle is damaged.</exception>
    public static (IReadOnlyList<SceneEntry> Entries, long Length) Read(string path)
    {
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(path);
        var (entries, start) = (new List<SceneEntry>(), 0);
        while (bytes[start..].IndexOf(LineEnd) is >= 0 and var length)
        {
            entries.Add(Parse(bytes.Slice(start, length), path, entries.Count + 1));
            start += length + 1;
        }
        return (entries, start);
    }

    /// <summary>Writes the first entries of a new file, as a whole or not at all.</summary>
    public static void Create(string path, params ReadOnlySpan<SceneEntry> entries)
    {
        using var lines = new MemoryStream();
        foreach (var entry in entries)
            lines.Write(Line(entry));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.Write(path, file => file.Write(lines.GetBuffer(), 0, (int)lines.Length));
    }

    /// <summary>Appends an entry, and returns when it is on the disk.</summary>
    /// <param name="path">The file.</param>
    /// <param name="length">The bytes of the accepted entries; what is behind them is cut off.</param>
    /// <param name="entry">The entry.</param>
    /// <returns>The bytes of the accepted entries now.</returns>
    /// <exception cref="ShowrunnerException">The entry cannot be written; the accepted ones are unchanged.</exception>
    public static long Append(string path, long length, SceneEntry entry)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.Read, 1);
            if (file.Length > length)
                file.SetLength(length);
            file.Seek(0, SeekOrigin.End);
            file.Write(Line(entry));
            file.Flush(flushToDisk: true);
            return file.Length;
        }
        catch (Exception exception) when (exception.IsFileError)
        {
            throw new ShowrunnerException($"The change could not be saved. {exception.WhyNotWritten(path)}", exception);
        }
    }

    private static byte[] Line(SceneEntry entry) => [.. JsonSerializer.SerializeToUtf8Bytes(entry, SceneJson.Default.SceneEntry), LineEnd];

    private static SceneEntry Parse(ReadOnlySpan<byte> line, string path, int number)
    {
        try
        {
            return JsonSerializer.Deserialize(line, SceneJson.Default.SceneEntry) ?? throw new JsonException("It is null.");
        }
        catch (JsonException exception)
        {
            throw new ShowrunnerException(
                $"Line {number} of {path} is damaged, so the scene cannot be read. The file is unchanged; restore a copy of it.",
                exception
            );
        }
    }
}
