namespace Showrunner;

/// <summary>Reads one stored zip entry: never past its declared length, and its checksum is checked at the end.</summary>
internal sealed class EntryStream(Stream inner, long length, uint checksum) : Stream
{
    private long _position;
    private uint _crc;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => length;
    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer[..(int)Math.Min(buffer.Length, length - _position)]);
        _crc = Crc32.Append(_crc, buffer[..read]);
        _position += read;
        if (read > 0 && _position == length && _crc != checksum)
            throw new InvalidDataException("the checksum differs");
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

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
