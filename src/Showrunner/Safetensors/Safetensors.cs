using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Showrunner;

/// <summary>
/// The safetensors format (github.com/huggingface/safetensors): 8 bytes of header length, a JSON header of names, types, shapes
/// and offsets, then the values, little-endian and without gaps.
/// </summary>
public static class Safetensors
{
    private const int ValuesAtOnce = 1 << 16; // 256 KiB: they stay in the cache

    /// <summary>Writes <paramref name="tensors"/> in their order; the same tensors give the same bytes.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="tensors">The tensors.</param>
    /// <param name="metadata">More text for the header.</param>
    /// <param name="eightBits">
    /// Whether matrices are rounded to 8 bits (I8), each after the scales of its rows (F32), which are named <c>NAME.scale</c>: a value is
    /// the whole number times its row's scale. Everything else is F32.
    /// </param>
    /// <exception cref="ArgumentException">A name appears twice, or values and shape disagree.</exception>
    public static void Write(
        Stream stream,
        IReadOnlyList<NamedTensor> tensors,
        IReadOnlyDictionary<string, string>? metadata = null,
        bool eightBits = false
    )
    {
        var header = SafetensorsHeader.Of(tensors, metadata, eightBits);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var tensor in tensors)
        {
            if (eightBits && tensor.IsMatrix)
                EightBitRows.Write(stream, tensor);
            else
                stream.Write(MemoryMarshal.AsBytes<float>(tensor.Values));
        }
    }

    /// <summary>
    /// Reads every tensor of a stream that knows its length, in the order of their offsets; F16, BF16, and I8 with the scales of its rows,
    /// become F32.
    /// </summary>
    /// <exception cref="ShowrunnerException">
    /// The content is not safetensors, or a tensor has a type other than F32, F16, BF16, and I8 as <see cref="Write"/> has it.
    /// </exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static IReadOnlyList<NamedTensor> Read(Stream stream)
    {
        var tensors = new List<NamedTensor>();
        foreach (var tensor in ReadHeader(stream))
        {
            var values = GC.AllocateUninitializedArray<float>(tensor.Count);
            if (tensor.Type == "I8")
                EightBitRows.Read(stream, EightBitRows.ReadScales(stream, tensor), values);
            else
                ReadValues(stream, tensor.Type, values);
            tensors.Add(new NamedTensor(tensor.Name, tensor.Shape, values));
        }
        return tensors;
    }

    /// <summary>Reads the header: the tensors in the order of their offsets.</summary>
    internal static IReadOnlyList<TensorEntry> ReadHeader(Stream stream)
    {
        var length = stream.Length - stream.Position;
        Span<byte> prefix = stackalloc byte[8];
        if (length < 8)
            throw Invalid("they are cut short");
        stream.ReadExactly(prefix);
        var headerLength = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (headerLength > (ulong)Math.Min(length - 8, SafetensorsHeader.MaxLength))
            throw Invalid("the header is longer than the file");
        var header = new byte[headerLength];
        stream.ReadExactly(header);
        return SafetensorsHeader.Parse(header, length - 8 - header.Length);
    }

    /// <summary>Reads the next tensor's values, several rows at a time; a vector has rows of one value.</summary>
    internal static void ReadRows(Stream stream, TensorEntry tensor, Action<int, ReadOnlySpan<float>> take)
    {
        var rows = tensor.Shape[0];
        var columns = tensor.Count / rows;
        var buffer = new float[Math.Max(1, ValuesAtOnce / columns) * columns];
        var scales = tensor.Type == "I8" ? EightBitRows.ReadScales(stream, tensor) : null;
        for (var row = 0; row < rows; row += buffer.Length / columns)
        {
            var values = buffer.AsSpan(0, Math.Min(buffer.Length, (rows - row) * columns));
            if (scales is null)
                ReadValues(stream, tensor.Type, values);
            else
                EightBitRows.Read(stream, scales.AsSpan(row, values.Length / columns), values);
            take(row, values);
        }
    }

    private static void ReadValues(Stream stream, string type, Span<float> values)
    {
        if (type == "F32")
        {
            stream.ReadExactly(MemoryMarshal.AsBytes(values));
            return;
        }
        var halves = new ushort[values.Length];
        stream.ReadExactly(MemoryMarshal.AsBytes(halves.AsSpan()));
        for (var i = 0; i < values.Length; i++)
        {
            values[i] =
                type == "F16" ? (float)BitConverter.UInt16BitsToHalf(halves[i]) : BitConverter.UInt32BitsToSingle((uint)halves[i] << 16);
        }
    }

    internal static ShowrunnerException Invalid(string reason) => new($"The weights are not valid safetensors: {reason}.");
}
