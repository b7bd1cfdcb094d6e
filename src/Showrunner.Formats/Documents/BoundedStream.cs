namespace Showrunner.Formats;

/// <summary>What is unpacked of a file, up to a limit: a few bytes can hold gigabytes.</summary>
internal sealed class BoundedStream(Stream inner, long limit) : ReadOnlyStream(inner)
{
    private const long MinLimit = 16 << 20;
    private const int MaxRatio = 10;

    private long _left = limit;

    /// <summary>The most bytes that a file of <paramref name="length"/> bytes may hold.</summary>
    public static long LimitOf(long length) => Math.Max(MinLimit, length * MaxRatio);

    /// <exception cref="InvalidDataException">There is more than the limit.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = Inner.Read(buffer, offset, count);
        _left -= read;
        return _left >= 0 ? read : throw new InvalidDataException("It holds far more than its size.");
    }
}
