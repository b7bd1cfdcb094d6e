namespace Showrunner.Formats;

/// <summary>What is unpacked of a file, up to a limit: a few bytes can hold gigabytes.</summary>
internal sealed class BoundedStream(Stream inner, long limit) : Stream
{
    private const long MinLimit = 16 << 20;
    private const int MaxRatio = 10;

    private long _left = limit;

    /// <summary>The most bytes that a file of <paramref name="length"/> bytes may hold.</summary>
    public static long LimitOf(long length) => Math.Max(MinLimit, length * MaxRatio);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="InvalidDataException">There is more than the limit.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = inner.Read(buffer, offset, count);
        _left -= read;
        return _left >= 0 ? read : throw new InvalidDataException("It holds far more than its size.");
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
