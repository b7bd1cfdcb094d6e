namespace Shell;

/// <summary>A stream to write to whose first failure is told; what comes after it is dropped.</summary>
/// <param name="name">What people call the stream.</param>
/// <param name="open">Opens it, at the first byte.</param>
/// <param name="failed">Told of the failure, in a sentence that names the stream. What it throws ends the writer.</param>
internal sealed class GuardedStream(string name, Func<Stream> open, Action<IOException> failed) : Stream
{
    private Stream? _stream;
    private bool _hasFailed;

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_hasFailed)
            return;
        try
        {
            (_stream ??= open()).Write(buffer);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            _hasFailed = true;
            failed(new IOException($"{name} cannot be written: {Reason(exception)}", exception));
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    // .NET says "Access to the path is denied" of a stream that the shell has closed.
    private static string Reason(Exception exception) =>
        exception is UnauthorizedAccessException ? "it is closed." : $"{exception.Message.Split(" : ")[0].TrimEnd('.')}.";
}
