using System.Text.Json;

namespace Showrunner;

/// <summary>The header of a safetensors file; the tensors must fill the file without gaps or overlaps.</summary>
internal static class SafetensorsHeader
{
    /// <summary>The format's own limit.</summary>
    public const long MaxLength = 100_000_000;

    private const string Scale = ".scale"; // of a matrix in 8 bits

    /// <summary>The header of a file that is to be written; its length is a multiple of 8.</summary>
    public static byte[] Of(IReadOnlyList<NamedTensor> tensors, IReadOnlyDictionary<string, string>? metadata, bool eightBits)
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
            foreach (var tensor in tensors)
            {
                var (name, shape, values) = tensor;
                if (!names.Add(name))
                    throw new ArgumentException($"Two tensors are named {name}.", nameof(tensors));
                if (shape.Aggregate(1L, (product, size) => product * size) != values.Length)
                {
                    throw new ArgumentException(
                        $"{name} holds {values.Length} values, and its shape is [{string.Join(", ", shape)}].",
                        nameof(tensors)
                    );
                }

                if (eightBits && tensor.IsMatrix)
                {
                    offset = WriteEntry(json, name + Scale, "F32", [shape[0]], offset);
                    offset = WriteEntry(json, name, "I8", shape, offset);
                }
                else
                {
                    offset = WriteEntry(json, name, "F32", shape, offset);
                }
            }
            json.WriteEndObject();
        }
        while (buffer.Length % 8 != 0)
            buffer.WriteByte((byte)' ');
        return buffer.ToArray();
    }

    /// <summary>Where the tensor ends.</summary>
    private static long WriteEntry(Utf8JsonWriter json, string name, string type, int[] shape, long start)
    {
        var end = start + (SizeOf(type) * shape.Aggregate(1L, (product, size) => product * size));
        json.WriteStartObject(name);
        json.WriteString("dtype", type);
        json.WriteStartArray("shape");
        foreach (var size in shape)
            json.WriteNumberValue(size);
        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(start);
        json.WriteNumberValue(end);
        json.WriteEndArray();
        json.WriteEndObject();
        return end;
    }

    /// <summary>The tensors in the order of their offsets.</summary>
    public static IReadOnlyList<TensorEntry> Parse(byte[] header, long contentLength)
    {
        var entries = new List<TensorEntry>();
        try
        {
            using var json = JsonDocument.Parse(header);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                throw Safetensors.Invalid("the header is not a JSON object");
            foreach (var property in json.RootElement.EnumerateObject())
            {
                if (property.Name != "__metadata__")
                    entries.Add(Entry(property));
            }
        }
        catch (Exception exception)
            when (exception is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw Safetensors.Invalid("the header cannot be read");
        }
        if (entries.Select(entry => entry.Name).Distinct().Count() != entries.Count)
            throw Safetensors.Invalid("a name appears twice");

        entries.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.End.CompareTo(b.End));
        var position = 0L;
        foreach (var (name, _, _, start, end) in entries)
        {
            if (start < position)
                throw Safetensors.Invalid($"{name} overlaps another tensor");
            if (start > position)
                throw Safetensors.Invalid($"there is a gap before {name}");
            position = end;
        }
        if (position != contentLength)
            throw Safetensors.Invalid($"the header describes {position} bytes and {contentLength} follow it");
        return WithScales(entries);
    }

    /// <summary>Makes one entry of a matrix in 8 bits and the scales before it.</summary>
    private static List<TensorEntry> WithScales(List<TensorEntry> entries)
    {
        var joined = new List<TensorEntry>();
        foreach (var entry in entries)
        {
            if (entry.Type != "I8")
            {
                joined.Add(entry);
                continue;
            }
            if (
                entry.Shape.Length != 2
                || joined is not [.., { Type: "F32", Shape: [var rows] } scale]
                || scale.Name != entry.Name + Scale
                || rows != entry.Shape[0]
            )
            {
                throw Safetensors.Invalid($"{entry.Name} is in 8 bits and does not follow the scales of its rows");
            }
            joined[^1] = entry with { Start = scale.Start };
        }
        return joined;
    }

    private static int SizeOf(string type) =>
        type switch
        {
            "F32" => 4,
            "I8" => 1,
            _ => 2,
        };

    private static TensorEntry Entry(JsonProperty property)
    {
        var name = property.Name;
        var type = property.Value.GetProperty("dtype").GetString();
        if (type is not ("F32" or "F16" or "BF16" or "I8"))
            throw Safetensors.Invalid($"{name} has type {type}; F32, F16, BF16 and I8 are read");
        var sizes = property.Value.GetProperty("shape");
        var shape = new int[sizes.GetArrayLength()];
        var count = (UInt128)1;
        for (var i = 0; i < shape.Length; i++)
        {
            shape[i] = sizes[i].GetInt32();
            if (shape[i] < 0)
                throw Safetensors.Invalid($"{name} has a negative size");
            // Multiplied in 128 bits: shapes in a hostile header overflow 64 bits.
            if (count <= long.MaxValue)
                count *= (UInt128)shape[i];
        }
        var offsets = property.Value.GetProperty("data_offsets");
        if (offsets.GetArrayLength() != 2)
            throw Safetensors.Invalid($"{name} needs two offsets");
        var (start, end) = (offsets[0].GetInt64(), offsets[1].GetInt64());
        if (start < 0 || end < start || count > int.MaxValue || (long)count * SizeOf(type) != end - start)
            throw Safetensors.Invalid($"{name} has shape [{string.Join(", ", shape)}] and does not fit its offsets");
        return new(name, type, shape, start, end);
    }
}
