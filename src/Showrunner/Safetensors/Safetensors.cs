using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Showrunner;

/// <summary>
/// The safetensors format (github.com/huggingface/safetensors): 8 bytes of header length, a JSON header of names, types, shapes
/// and offsets, then the values, little-endian and without gaps.
/// </summary>
public static class Safetensors
{
    private const int ValuesAtOnce = 1 << 16; // 256 KiB: they stay in the cache

    /// <summary>Writes <paramref name="tensors"/> as F32, in their order; the same tensors give the same bytes.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="tensors">The tensors.</param>
    /// <param name="metadata">More text for the header.</param>
    /// <exception cref="ArgumentException">A name appears twice, or values and shape disagree.</exception>
    public static void Write(Stream stream, IReadOnlyList<NamedTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var header = Header(tensors, metadata);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var tensor in tensors)
            stream.Write(MemoryMarshal.AsBytes<float>(tensor.Values));
    }

    /// <summary>Reads every tensor of a stream that knows its length, in the order of their offsets; F16 and BF16 become F32.</summary>
    /// <exception cref="ShowrunnerException">
    /// The content is not safetensors, or a tensor has a type other than F32, F16 and BF16.
    /// </exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static IReadOnlyList<NamedTensor> Read(Stream stream)
    {
        var tensors = new List<NamedTensor>();
        foreach (var tensor in ReadHeader(stream))
        {
            var values = GC.AllocateUninitializedArray<float>(tensor.Count);
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
        for (var row = 0; row < rows; row += buffer.Length / columns)
        {
            var values = buffer.AsSpan(0, Math.Min(buffer.Length, (rows - row) * columns));
            ReadValues(stream, tensor.Type, values);
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

    private static byte[] Header(IReadOnlyList<NamedTensor> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        var names = new HashSet<string>();
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            var offset = 0L;
            json.WriteStartObject();
            if (metadata is not null)
            {
                json.WriteStartObject("__metadata__");
                foreach (var (key, value) in metadata)
                    json.WriteString(key, value);
                json.WriteEndObject();
            }
            foreach (var (name, shape, values) in tensors)
            {
                if (!names.Add(name))
                    throw new ArgumentException($"Two tensors are named {name}.", nameof(tensors));
                if (shape.Aggregate(1L, (product, size) => product * size) != values.Length)
                {
                    throw new ArgumentException(
                        $"{name} holds {values.Length} values, and its shape is [{string.Join(", ", shape)}].",
                        nameof(tensors)
                    );
                }

                json.WriteStartObject(name);
                json.WriteString("dtype", "F32");
                json.WriteStartArray("shape");
                foreach (var size in shape)
                    json.WriteNumberValue(size);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                json.WriteNumberValue(offset += 4L * values.Length);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        while (buffer.Length % 8 != 0)
            buffer.WriteByte((byte)' ');
        return buffer.ToArray();
    }
}
