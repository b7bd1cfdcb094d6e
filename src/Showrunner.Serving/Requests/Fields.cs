using System.Text.Json;

namespace Showrunner.Serving;

/// <summary>
/// The fields of a JSON object, read by name and type. A field that is null counts as not sent; a field that nobody reads is refused.
/// </summary>
internal sealed class Fields
{
    private const string Seeds = "a whole number from 0 to 18446744073709551615, or -1 for any";

    private readonly Dictionary<string, JsonElement> _values;
    private readonly HashSet<string> _known = [];
    private readonly string _path;

    public Fields(JsonElement element, string path = "") =>
        (_path, _values) = (
            path,
            element
                .EnumerateObject()
                .Where(field => field.Value.ValueKind != JsonValueKind.Null)
                .ToDictionary(field => field.Name, field => field.Value)
        );

    /// <summary>The field, by any of its names.</summary>
    public JsonElement? Find(params ReadOnlySpan<string> names)
    {
        string? found = null;
        foreach (var name in names)
        {
            _known.Add(name);
            if (!_values.ContainsKey(name))
                continue;
            if (found is not null)
                throw ApiException.Bad($"{found} and {name} are the same and exclude each other. Leave one out.", name);
            found = name;
        }
        return found is null ? null : _values[found];
    }

    public bool? Flag(string name) =>
        Find(name) is not { } value ? null
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : throw Wrong(name, "true or false");

    public int? Whole(string name, int least, int most) => Whole([name], least, most);

    public int? Whole(string[] names, int least, int most) =>
        Find(names) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most ? number
        : throw Wrong(names[0], $"a whole number from {least} to {most}");

    public double? Real(params string[] names) =>
        Find(names) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number ? value.GetDouble()
        : throw Wrong(names[0], "a number");

    /// <summary>A seed; -1 is none, as in llama.cpp.</summary>
    public ulong? Seed(string name) =>
        Find(name) is not { ValueKind: var kind } value ? null
        : kind != JsonValueKind.Number ? throw Wrong(name, Seeds)
        : value.TryGetUInt64(out var seed) ? seed
        : value.TryGetInt64(out var none) && none == -1 ? null
        : throw Wrong(name, Seeds);

    public string? Text(string name, int longest) => Find(name) is { } value ? Text(value, name, longest) : null;

    /// <summary>A text, or an array of some.</summary>
    public IReadOnlyList<string>? Texts(string name, int most, int longest) =>
        Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? [Text(value, name, longest)]
        : value.ValueKind == JsonValueKind.Array && value.GetArrayLength() <= most
            ? [.. value.EnumerateArray().Select(item => Text(item, name, longest))]
        : throw Wrong(name, $"a text or an array of at most {most} texts");

    /// <summary>An object of numbers.</summary>
    public Dictionary<string, double>? Numbers(string name, int most, int longest)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.Object || value.GetPropertyCount() > most)
            throw Wrong(name, $"an object of at most {most} numbers");
        return value
            .EnumerateObject()
            .ToDictionary(
                item => item.Name.Length <= longest ? item.Name : throw Wrong(name, $"names of at most {longest} characters"),
                item => item.Value.ValueKind == JsonValueKind.Number ? item.Value.GetDouble() : throw Wrong(name, "numbers only")
            );
    }

    public Fields? Object(string name) =>
        Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Object ? new(value, $"{_path}{name}.")
        : throw Wrong(name, "an object");

    /// <summary>Refuses what nobody asked for, but for <paramref name="ignored"/>.</summary>
    public void RefuseOthers(params ReadOnlySpan<string> ignored)
    {
        foreach (var name in _values.Keys)
        {
            if (!_known.Contains(name) && !ignored.Contains(name))
                throw ApiException.Bad($"There is no parameter \"{_path}{Short(name)}\".", $"{_path}{Short(name)}");
        }
    }

    private string Text(JsonElement value, string name, int longest)
    {
        if (value.ValueKind != JsonValueKind.String)
            throw Wrong(name, "text");
        try
        {
            return value.GetString() is { } text && text.Length <= longest
                ? text
                : throw Wrong(name, $"text of at most {longest} characters");
        }
        catch (InvalidOperationException)
        {
            throw Wrong(name, "text without lone surrogates");
        }
    }

    private ApiException Wrong(string name, string what) => ApiException.Bad($"{_path}{name} takes {what}.", $"{_path}{name}");

    private static string Short(string name) => name.Length <= 60 ? name : name[..60] + "…";
}
