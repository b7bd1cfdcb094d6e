using System.Text.Json;

namespace Showrunner;

/// <summary>The header of a safetensors file; the tensors must fill the file without gaps or overlaps.</summary>
internal static class SafetensorsHeader
{
    /// <summary>The format's own limit.</summary>
    public const long MaxLength = 100_000_000;

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
        return entries;
    }

    private static TensorEntry Entry(JsonProperty property)
    {
        var name = property.Name;
        var type = property.Value.GetProperty("dtype").GetString();
        if (type is not ("F32" or "F16" or "BF16"))
            throw Safetensors.Invalid($"{name} has type {type}; F32, F16 and BF16 are read");
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
        if (start < 0 || end < start || count > int.MaxValue || (long)count * (type == "F32" ? 4 : 2) != end - start)
            throw Safetensors.Invalid($"{name} has shape [{string.Join(", ", shape)}] and does not fit its offsets");
        return new(name, type, shape, start, end);
    }
}
