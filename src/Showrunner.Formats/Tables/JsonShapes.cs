using System.Text.Json;

namespace Showrunner.Formats;

/// <summary>What values of JSON hold speeches.</summary>
internal static class JsonShapes
{
    private const int ScriptLength = 200; // a text with line feeds and this many characters is a script, not a field

    private static readonly HashSet<string> Notices =
    [
        "service",
        "system",
        "channel_join",
        "channel_leave",
        "channel_topic",
        "channel_purpose",
        "channel_name",
        "bot_add",
    ];

    public static bool IsScript(string text) => text.Length >= ScriptLength && text.Contains('\n');

    /// <summary>The lines of an array of texts, most of which name a speaker; null for any other array.</summary>
    public static string? Lines(JsonElement array)
    {
        if (array.GetArrayLength() == 0 || !array.EnumerateArray().All(IsString))
            return null;
        var lines = array.EnumerateArray().Select(item => item.GetString()!).ToList();
        return lines.Count(line => SpeakerLine.Read(line) is not null) * 2 >= lines.Count
            ? string.Join('\n', lines.Select(OneLine.Of))
            : null;
    }

    /// <summary>The speeches of an array of <c>["Name", "words"]</c> or <c>{"Name": "words"}</c>; null for any other array.</summary>
    public static List<(string Name, string Words)>? Pairs(JsonElement array)
    {
        var pairs = array.EnumerateArray().Select(Pair).ToList();
        return
            pairs.Count > 1
            && pairs.All(pair => pair is not null)
            && pairs.Select(pair => pair!.Value.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() < pairs.Count
            ? [.. pairs.Select(pair => pair!.Value)]
            : null;
    }

    private static (string Name, string Words)? Pair(JsonElement item)
    {
        if (item.ValueKind == JsonValueKind.Array && item.GetArrayLength() == 2 && item.EnumerateArray().All(IsString))
            return Named(item[0].GetString()!, item[1].GetString()!);
        return item.ValueKind == JsonValueKind.Object && item.EnumerateObject().ToList() is [{ Value.ValueKind: JsonValueKind.String } only]
            ? Named(only.Name, only.Value.GetString()!)
            : null;
    }

    private static (string Name, string Words)? Named(string name, string words) =>
        SpeakerCue.Read(name) is not null && TableColumns.Find([name], new()) is null ? (name, words) : null;

    /// <summary>The values of an object by name, those of objects in it as <c>author.name</c>.</summary>
    public static Dictionary<string, JsonElement> Cells(JsonElement element)
    {
        var cells = new Dictionary<string, JsonElement>();
        foreach (var property in element.EnumerateObject())
        {
            if (IsCell(property.Value))
                cells.TryAdd(property.Name, property.Value);
            if (property.Value.ValueKind != JsonValueKind.Object)
                continue;
            foreach (var inner in property.Value.EnumerateObject().Where(inner => IsString(inner.Value)))
                cells.TryAdd($"{property.Name}.{inner.Name}", inner.Value);
        }
        return cells;
    }

    /// <summary>Whether objects stand in an array of the object.</summary>
    public static bool HasObjects(JsonElement element) =>
        element
            .EnumerateObject()
            .Any(property =>
                property.Value.ValueKind == JsonValueKind.Array
                && property.Value.EnumerateArray().Any(item => item.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            );

    /// <summary>Whether a chat's program says that somebody joined, and the like.</summary>
    public static bool IsNotice(Dictionary<string, JsonElement> cells) =>
        (cells.TryGetValue("subtype", out var type) || cells.TryGetValue("type", out type))
        && IsString(type)
        && Notices.Contains(type.GetString()!);

    /// <summary>The identifier of an object that others stand in, such as <c>scene_id</c>.</summary>
    public static string? Id(JsonElement element) =>
        element.EnumerateObject().FirstOrDefault(property => property.Name.EndsWith("_id", StringComparison.Ordinal))
            is { Value.ValueKind: JsonValueKind.String } id
            ? id.Value.GetString()
            : null;

    /// <summary>A value as text: names are parted by commas, pieces of words by nothing where some are objects with a text.</summary>
    public static string Text(JsonElement value, bool isWords) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Array => string.Join(
                !isWords ? ", "
                    : value.EnumerateArray().All(IsString) ? " "
                    : "",
                value.EnumerateArray().Select(Piece)
            ),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            _ => "",
        };

    private static string Piece(JsonElement item) =>
        IsString(item) ? item.GetString()!
        : item.ValueKind == JsonValueKind.Object && item.TryGetProperty("text", out var text) && IsString(text) ? text.GetString()!
        : "";

    private static bool IsCell(JsonElement value) =>
        value.ValueKind is JsonValueKind.String or JsonValueKind.Null or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
        || value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(IsPiece);

    private static bool IsPiece(JsonElement item) =>
        IsString(item)
        || item.ValueKind == JsonValueKind.Object
            && item.TryGetProperty("type", out _)
            && item.TryGetProperty("text", out var text)
            && IsString(text);

    private static bool IsString(JsonElement value) => value.ValueKind == JsonValueKind.String;
}
