using System.Buffers;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Tunewright;

/// <summary>A journal's file. Lines are read without a lock, and appended under one.</summary>
internal sealed class JournalFile(string path, JournalOptions options)
{
    private const int BlockSize = 1 << 20;
    private readonly Lock _flushing = new();
    private long _flushed;

    /// <summary>The file's absolute path.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

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
                throw new InvalidDataException($"The journal '{Path}' was deleted.");
            if (Directory.Exists(Path))
                throw new UnauthorizedAccessException($"'{Path}' is a folder, not a journal.");
            return;
        }
        using var handle = File.OpenHandle(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        ReadNew(handle, reader);
    }

    /// <summary>Under the lock: reads new lines, and appends those that <paramref name="write"/> returns.</summary>
    /// <param name="reader">Gets the new lines, and then the appended ones.</param>
    /// <param name="write">Returns complete lines, or nothing.</param>
    /// <returns>The end of the lines, for <see cref="Flush"/>.</returns>
    public long Append(LineReader reader, Func<byte[]> write)
    {
        if (Directory.Exists(Path))
            throw new UnauthorizedAccessException($"'{Path}' is a folder, not a journal.");
        if (File.Exists(Path) && (File.GetAttributes(Path) & FileAttributes.ReadOnly) != 0)
            throw new UnauthorizedAccessException($"The journal '{Path}' is read-only: its studies cannot be changed.");
        if (!Directory.Exists(System.IO.Path.GetDirectoryName(Path)))
            throw new DirectoryNotFoundException($"There is no folder for the journal '{Path}'.");

        using var held = JournalLock.Acquire(Path, options);
        using var handle = File.OpenHandle(Path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        ReadNew(handle, reader);
        var lines = write();
        if (lines.Length == 0)
            return Position;

        // The lock is ours, so an incomplete last line is from a process that died.
        if (RandomAccess.GetLength(handle) > Position)
            RandomAccess.SetLength(handle, Position);
        RandomAccess.Write(handle, lines, Position);
        Split(lines, reader);
        return Position;
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

    private void ReadNew(SafeFileHandle handle, LineReader reader)
    {
        var length = RandomAccess.GetLength(handle);
        if (length < Position)
        {
            throw new InvalidDataException(
                $"The journal '{Path}' was cut or replaced while it was open: {Position} bytes were read, it has {length}."
            );
        }

        if (length == Position)
            return;

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

                    return;
                }
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = ArrayPool<byte>.Shared.Rent(2 * buffer.Length);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Split(ReadOnlySpan<byte> bytes, LineReader reader)
    {
        for (int end; (end = bytes.IndexOf((byte)'\n')) >= 0; bytes = bytes[(end + 1)..])
        {
            try
            {
                reader(bytes[..end]);
            }
            catch (Exception exception)
                when (exception
                        is FormatException
                            or InvalidCastException
                            or NullReferenceException
                            or ArgumentException
                            or KeyNotFoundException
                            or OverflowException
                )
            {
                throw new InvalidDataException(
                    $"Line {LineNumber + 1} of '{Path}' is not a line of a journal that this version can read: {exception.Message}",
                    exception
                );
            }
            Position += end + 1;
            LineNumber++;
        }
    }
}
