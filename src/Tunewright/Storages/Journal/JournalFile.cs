using System.Buffers;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Tunewright;

/// <summary>A journal's file. Lines are read without a lock, and appended under one.</summary>
internal sealed class JournalFile(string path, JournalOptions options, bool skipBroken = false)
{
    /// <summary>Enough of a line's end to know it by: its writer, its trial and its time.</summary>
    private const int MaxRemembered = 256;

    private const int BlockSize = 1 << 20;
    private readonly Lock _flushing = new();
    private long _flushed;
    private byte[] _lastLine = []; // the end of what was read

    /// <summary>The file's absolute path.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Lines that could not be read, by number, and why.</summary>
    public List<(long Line, string Why)> Skipped { get; } = [];

    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    private static ReadOnlySpan<byte> Beginning => "{\"op_code\":"u8;

    /// <summary>The end of the lines that have been read.</summary>
    public long Position { get; private set; }

    /// <summary>The number of lines that have been read.</summary>
    public long LineNumber { get; private set; }

    public delegate void LineReader(ReadOnlySpan<byte> line);

    /// <summary>Reads the lines that were appended since the last call, except a last one that is not complete yet.</summary>
    /// <exception cref="InvalidDataException">The file was cut or replaced, or a line cannot be read.</exception>
    public void ReadNew(LineReader reader)
    {
        if (!File.Exists(Path))
        {
            if (Position > 0)
                throw Deleted();
            if (Directory.Exists(Path))
                throw new UnauthorizedAccessException($"'{Path}' is a folder, not a journal.");
            return;
        }
        using var handle = File.OpenHandle(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        ReadNew(handle, reader);
    }

    /// <summary>Under the lock: reads new lines, and appends those that <paramref name="write"/> returns.</summary>
    /// <param name="reader">Gets the new lines, and then the appended ones.</param>
    /// <param name="write">Returns complete lines, or nothing. Called again if the lock was lost meanwhile.</param>
    /// <returns>The end of the lines, for <see cref="Flush"/>.</returns>
    public long Append(LineReader reader, Func<byte[]> write)
    {
        if (Directory.Exists(Path))
            throw new UnauthorizedAccessException($"'{Path}' is a folder, not a journal.");
        if (File.Exists(Path) && (File.GetAttributes(Path) & FileAttributes.ReadOnly) != 0)
            throw new UnauthorizedAccessException($"The journal '{Path}' is read-only: its studies cannot be changed.");
        if (!Directory.Exists(System.IO.Path.GetDirectoryName(Path)))
            throw new DirectoryNotFoundException($"There is no folder for the journal '{Path}'.");

        while (true)
        {
            using var held = JournalLock.Acquire(Path, options);
            // A journal that has been read is not made anew: its studies would be gone.
            if (Position > 0 && !File.Exists(Path))
                throw Deleted();
            var mode = Position > 0 ? FileMode.Open : FileMode.OpenOrCreate;
            using var handle = File.OpenHandle(Path, mode, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            var length = ReadNew(handle, reader);
            var lines = write();
            if (lines.Length == 0)
                return Position;
            // A process that slept too long, as on a closed laptop, was taken for dead: others have appended since.
            if (!held.IsHeld || RandomAccess.GetLength(handle) != length)
                continue;

            // The lock is ours, so an incomplete last line is from a process that died.
            if (length > Position)
                RandomAccess.SetLength(handle, Position);
            RandomAccess.Write(handle, lines, Position);
            Split(lines, reader);
            return Position;
        }
    }

    /// <summary>Makes lines survive a power failure. Threads that wait here while another one flushes share the next flush.</summary>
    /// <param name="end">The end of the lines.</param>
    public void Flush(long end)
    {
        lock (_flushing)
        {
            if (_flushed >= end)
                return;
            using var handle = File.OpenHandle(Path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            var appended = RandomAccess.GetLength(handle);
            RandomAccess.FlushToDisk(handle);
            _flushed = appended;
        }
    }

    private InvalidDataException Deleted() =>
        new($"The journal '{Path}' was deleted while it was open. Put it back, or choose another file.");

    /// <returns>The length of the file.</returns>
    private long ReadNew(SafeFileHandle handle, LineReader reader)
    {
        var length = RandomAccess.GetLength(handle);
        if (length < Position)
        {
            throw new InvalidDataException(
                $"The journal '{Path}' was cut or replaced while it was open: {Position} bytes were read, it has {length}."
            );
        }

        Span<byte> end = stackalloc byte[_lastLine.Length];
        RandomAccess.Read(handle, end, Position - end.Length);
        if (!end.SequenceEqual(_lastLine))
        {
            throw new InvalidDataException(
                $"The journal '{Path}' was replaced by another one while it was open: line {LineNumber} is not the one that was read."
            );
        }

        if (length == Position)
            return length;

        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(length - Position, BlockSize));
        try
        {
            while (Position < length)
            {
                var count = RandomAccess.Read(handle, buffer.AsSpan(0, (int)Math.Min(buffer.Length, length - Position)), Position);
                var before = Position;
                Split(buffer.AsSpan(0, count), reader);
                if (Position > before)
                    continue;
                if (before + count >= length || count == 0)
                {
                    // A text file without a line end would be cut like an incomplete line.
                    if (
                        Position == 0
                        && !buffer
                            .AsSpan(0, Math.Min(count, Beginning.Length))
                            .SequenceEqual(Beginning[..Math.Min(count, Beginning.Length)])
                    )
                    {
                        throw new InvalidDataException(
                            $"Line 1 of '{Path}' is not a line of a journal, which begins with {Encoding.ASCII.GetString(Beginning)}."
                        );
                    }

                    return length;
                }
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = ArrayPool<byte>.Shared.Rent(2 * buffer.Length);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        return length;
    }

    private void Split(ReadOnlySpan<byte> bytes, LineReader reader)
    {
        var all = bytes;
        var beginning = Position;
        for (int end; (end = bytes.IndexOf((byte)'\n')) >= 0; bytes = bytes[(end + 1)..])
        {
            // As Windows's editors save a text.
            var line = Position == 0 && bytes.StartsWith(Utf8Mark) ? bytes[Utf8Mark.Length..end] : bytes[..end];
            try
            {
                reader(line);
            }
            catch (Exception exception) when (skipBroken && IsUnreadable(exception))
            {
                Skipped.Add((LineNumber + 1, exception.Message));
                Salvage(line, reader);
            }
            catch (Exception exception) when (IsUnreadable(exception))
            {
                throw new InvalidDataException(
                    $"Line {LineNumber + 1} of '{Path}' is not a line of a journal that this version can read: {exception.Message} "
                        + "JournalCompaction.Compact with skipBroken keeps all other lines.",
                    exception
                );
            }
            Position += end + 1;
            LineNumber++;
        }
        if (Position > beginning)
        {
            var read = all[..(int)(Position - beginning)];
            _lastLine = read[^Math.Min(read.Length, MaxRemembered)..].ToArray();
        }
    }

    /// <summary>Reads what is whole within a broken line: others appended to half a line, or to a hole that a crash left.</summary>
    private static void Salvage(ReadOnlySpan<byte> line, LineReader reader)
    {
        for (int start; (start = line.IndexOf(Beginning)) >= 0; )
        {
            line = line[start..];
            var next = line[1..].IndexOf(Beginning);
            var part = next < 0 ? line : line[..(next + 1)];
            line = line[part.Length..];
            try
            {
                reader(part);
            }
            catch (Exception exception) when (IsUnreadable(exception)) { } // the whole line was noted
        }
    }

    private static bool IsUnreadable(Exception exception) =>
        exception
            is FormatException
                or InvalidCastException
                or NullReferenceException
                or ArgumentException
                or KeyNotFoundException
                or OverflowException;
}
