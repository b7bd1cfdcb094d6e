namespace Showrunner;

/// <summary>Reads one stored zip entry: never past its declared length, and its checksum is checked at the end.</summary>
internal sealed class EntryStream(Stream inner, long length, uint checksum) : ReadOnlyStream(inner)
{
    private long _position;
    private uint _crc;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var read = Inner.Read(buffer[..(int)Math.Min(buffer.Length, length - _position)]);
        _crc = Crc32.Append(_crc, buffer[..read]);
        _position += read;
        if (read > 0 && _position == length && _crc != checksum)
            throw new InvalidDataException("the checksum differs");
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
}
