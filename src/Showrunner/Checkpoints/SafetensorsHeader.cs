using System.Text.Json;

namespace Showrunner;

/// <summary>The header of a safetensors file, checked so that every tensor lies in the file, once, and nothing else does.</summary>
internal static class SafetensorsHeader
{
    /// <summary>The format's own limit.</summary>
    public const long MaxLength = 100_000_000;

    public static IReadOnlyList<(string Name, string Type, int[] Shape, long Bytes)> Parse(byte[] header, long contentLength)
    {
        var entries = new List<(string Name, string Type, int[] Shape, long Start, long End)>();
        try
        {
            using var json = JsonDocument.Parse(header);
            if (json.RootElement.ValueKind != JsonValueKind.Object) throw Safetensors.Invalid("the header is not a JSON object");
            foreach (var property in json.RootElement.EnumerateObject())
                if (property.Name != "__metadata__") entries.Add(Entry(property));
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw Safetensors.Invalid("the header cannot be read");
        }
        if (entries.Select(e => e.Name).Distinct().Count() != entries.Count) throw Safetensors.Invalid("a name appears twice");

        var position = 0L;
        foreach (var (name, _, _, start, end) in entries.OrderBy(e => e.Start).ThenBy(e => e.End))
        {
            if (start < position) throw Safetensors.Invalid($"{name} overlaps another tensor");
            if (start > position) throw Safetensors.Invalid($"there is a gap before {name}");
            position = end;
        }
        if (position != contentLength)
            throw Safetensors.Invalid($"the header describes {position} bytes and {contentLength} follow it");
        return [.. entries.OrderBy(e => e.Start).ThenBy(e => e.End).Select(e => (e.Name, e.Type, e.Shape, e.End - e.Start))];
    }

    private static (string, string, int[], long, long) Entry(JsonProperty property)
    {
        var name = property.Name;
        var type = property.Value.GetProperty("dtype").GetString();
        if (type is not ("F32" or "F16" or "BF16")) throw Safetensors.Invalid($"{name} has type {type}; F32, F16 and BF16 are read");
        int[] shape = [.. property.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())];
        if (shape.Any(size => size < 0)) throw Safetensors.Invalid($"{name} has a negative size");
        var offsets = property.Value.GetProperty("data_offsets");
        if (offsets.GetArrayLength() != 2) throw Safetensors.Invalid($"{name} needs two offsets");
        var (start, end) = (offsets[0].GetInt64(), offsets[1].GetInt64());

        // Multiplied in 128 bits: shapes in a hostile header overflow 64 bits.
        var count = shape.Aggregate((UInt128)1, (product, size) => product > long.MaxValue ? product : product * (UInt128)size);
        if (start < 0 || end < start || count > int.MaxValue || (long)count * (type == "F32" ? 4 : 2) != end - start)
            throw Safetensors.Invalid($"{name} has shape [{string.Join(", ", shape)}] and does not fit its offsets");
        return (name, type, shape, start, end);
    }
}
