using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tunewright.Plots;

/// <summary>
/// A value of a parameter or an attribute as JavaScript reads it: whole numbers beyond ±2⁵³ and numbers that are not finite are text.
/// </summary>
[JsonConverter(typeof(PlainConverter))]
internal readonly record struct Plain(object? Value);

internal sealed class PlainConverter : JsonConverter<Plain>
{
    private const long MaxExact = 1L << 53;

    public override bool HandleNull => true;

    /// <summary>Whole numbers become long, others double.</summary>
    public override Plain Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return new(Of(document.RootElement));
    }

    public override void Write(Utf8JsonWriter writer, Plain value, JsonSerializerOptions options) => Write(writer, value.Value);

    private static object? Of(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String => json.GetString(),
            JsonValueKind.Number => json.TryGetInt64(out var whole) ? whole : json.GetDouble(),
            JsonValueKind.Array => (object?[])[.. json.EnumerateArray().Select(Of)],
            JsonValueKind.Object => new OrderedDictionary<string, object?>(
                json.EnumerateObject().DistinctBy(entry => entry.Name).Select(entry => KeyValuePair.Create(entry.Name, Of(entry.Value)))
            ),
            _ => null,
        };

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case long whole and >= -MaxExact and <= MaxExact:
                writer.WriteNumberValue(whole);
                break;
            case long or BigInteger:
                writer.WriteStringValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            case double real when double.IsFinite(real):
                writer.WriteNumberValue(real);
                break;
            case double real:
                writer.WriteStringValue(real.ToString(CultureInfo.InvariantCulture));
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case IReadOnlyDictionary<string, object?> map:
                writer.WriteStartObject();
                foreach (var (key, entry) in map)
                {
                    writer.WritePropertyName(key);
                    Write(writer, entry);
                }
                writer.WriteEndObject();
                break;
            case IReadOnlyList<object?> list:
                writer.WriteStartArray();
                foreach (var entry in list)
                    Write(writer, entry);
                writer.WriteEndArray();
                break;
            default:
                throw new ArgumentException($"A {value.GetType()} has no JSON form.", nameof(value));
        }
    }
}
