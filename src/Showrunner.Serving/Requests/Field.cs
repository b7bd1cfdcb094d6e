using System.Text.Json;

namespace Showrunner.Serving;

/// <summary>The value of a field, read as the type that the field takes. Another type is an error that names the field.</summary>
/// <param name="path">The field's name, with the names of the objects that it is in: <c>stream_options.include_usage</c>.</param>
/// <param name="value">Its value.</param>
/// <param name="warnings">Receives what has no effect.</param>
internal sealed class Field(string path, JsonElement value, RequestWarnings warnings)
{
    public JsonElement Value => value;

    public bool Flag() => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Wrong("true or false");

    /// <summary>A whole number in a range, both ends included.</summary>
    public int Whole(int min, int max) => Whole($"from {min} to {max}", number => number >= min && number <= max);

    /// <summary>A whole number that is allowed.</summary>
    /// <param name="range">The range in words, for the error.</param>
    /// <param name="isAllowed">Whether a number lies in it.</param>
    public int Whole(string range, Func<int, bool> isAllowed) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && isAllowed(number)
            ? number
            : throw Wrong($"a whole number {range}");

    public double Real() => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : throw Wrong("a number");

    /// <summary>A seed; null for -1, which is a random one in llama.cpp.</summary>
    public ulong? Seed() =>
        value.ValueKind != JsonValueKind.Number ? throw WrongSeed()
        : value.TryGetUInt64(out var seed) ? seed
        : value.TryGetInt64(out var random) && random == -1 ? null
        : throw WrongSeed();

    public string Text(int maxLength) => Text(value, maxLength);

    /// <summary>A text, or an array of texts.</summary>
    public IReadOnlyList<string> Texts(int maxItems, int maxLength) =>
        value.ValueKind == JsonValueKind.String ? [Text(value, maxLength)]
        : value.ValueKind == JsonValueKind.Array && value.GetArrayLength() <= maxItems
            ? [.. value.EnumerateArray().Select(item => Text(item, maxLength))]
        : throw Wrong($"a text or an array of at most {maxItems} texts");

    /// <summary>An object whose values are numbers.</summary>
    public Dictionary<string, double> Numbers(int maxItems, int maxLength)
    {
        if (value.ValueKind != JsonValueKind.Object || value.GetPropertyCount() > maxItems)
            throw Wrong($"an object of at most {maxItems} numbers");
        return value
            .EnumerateObject()
            .ToDictionary(
                item => item.Name.Length <= maxLength ? item.Name : throw Wrong($"names of at most {maxLength} characters"),
                item => item.Value.ValueKind == JsonValueKind.Number ? item.Value.GetDouble() : throw Wrong("numbers only")
            );
    }

    public Fields Object() => value.ValueKind == JsonValueKind.Object ? new(value, warnings, $"{path}.") : throw Wrong("an object");

    private string Text(JsonElement item, int maxLength)
    {
        if (item.ValueKind != JsonValueKind.String)
            throw Wrong("text");
        try
        {
            return item.GetString() is { } text && text.Length <= maxLength ? text : throw Wrong($"text of at most {maxLength} characters");
        }
        catch (InvalidOperationException)
        {
            throw Wrong("text without lone surrogates");
        }
    }

    private ApiException WrongSeed() => Wrong($"a whole number from 0 to {ulong.MaxValue}, or -1 for a random one");

    private ApiException Wrong(string what) => ApiException.Bad($"{path} takes {what}.", path);
}
