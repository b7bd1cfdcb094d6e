using System.Buffers;
using System.Text;

namespace Showrunner;

/// <summary>
/// Builds a message of Protocol Buffers (protobuf.dev/programming-guides/encoding) from numbers, bytes, texts and messages.
/// </summary>
internal sealed class Protobuf
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public Protobuf Add(int field, long number)
    {
        Varint((ulong)field << 3);
        Varint((ulong)number);
        return this;
    }

    public Protobuf Add(int field, ReadOnlySpan<byte> bytes)
    {
        Varint(((ulong)field << 3) | 2);
        Varint((ulong)bytes.Length);
        _bytes.Write(bytes);
        return this;
    }

    public Protobuf Add(int field, string text) => Add(field, Encoding.UTF8.GetBytes(text));

    public Protobuf Add(int field, Protobuf message) => Add(field, message._bytes.WrittenSpan);

    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    private void Varint(ulong number)
    {
        for (; number >= 0x80; number >>= 7)
            _bytes.Write([(byte)(number | 0x80)]);
        _bytes.Write([(byte)number]);
    }
}
