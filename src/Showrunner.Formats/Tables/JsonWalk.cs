using System.Text.Json;

namespace Showrunner.Formats;

/// <summary>Finds speeches in JSON, whatever it is nested in.</summary>
internal sealed class JsonWalk(ReadingOptions options, ReadingNotes notes)
{
    private const int ScriptLength = 200; // a text with line feeds and this many characters is a script, not a field

    private readonly Dictionary<string, TableColumns?> _columns = [];
    private readonly ScriptBuilder _script = new();
    private ScriptTable? _table;
    private ScriptDocument? _plain;

    public ScriptReading Build(string name)
    {
        var document =
            (_script.Count > 0 ? _script.Build() : _plain)
            ?? throw new ShowrunnerException(
                $"{name}: no object in it has a field that holds what is said. Name one: --columns words=NAME."
            );
        return new(document, "JSON", notes.Sentence("JSON"));
    }

    public void Visit(JsonElement element, string? scene)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Visit(item, scene);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            Object(element, scene);
        }
        else if (element.ValueKind == JsonValueKind.String && IsScript(element.GetString()!))
        {
            Script(element.GetString()!);
        }
    }

    private void Object(JsonElement element, string? scene)
    {
        if (element.TryGetProperty("setting", out var setting) && setting.ValueKind == JsonValueKind.String)
        {
            _script.Heading(setting.GetString()!);
            return;
        }
        if (Columns(element) is { } columns)
        {
            if (_table is null)
            {
                _table = new(columns, options, notes, _script);
                _table.Explain();
            }
            _table.Row(name => element.TryGetProperty(name, out var value) ? Text(value) : "", scene ?? "");
            return;
        }
        foreach (var property in element.EnumerateObject())
            Visit(property.Value, Id(element) ?? scene);
    }

    private TableColumns? Columns(JsonElement element)
    {
        var names = element.EnumerateObject().Where(property => IsCell(property.Value)).Select(property => property.Name).ToList();
        var key = string.Join('\n', names);
        if (!_columns.TryGetValue(key, out var columns))
            _columns.Add(key, columns = TableColumns.Find(names, options));
        return columns is { Speaker: not null } || columns is not null && names.Count <= 2 ? columns : null;
    }

    private void Script(string text)
    {
        var reading = PlainText.Read(new ScriptSource("", text), options);
        var before = _plain?.Elements ?? [];
        _plain = new([
            .. before,
            .. before.Count > 0 ? [new ScriptElement.SceneBreak()] : Array.Empty<ScriptElement>(),
            .. reading.Document.Elements,
        ]);
        notes.Count("script in a field", "scripts in fields");
    }

    private static bool IsScript(string text) => text.Length >= ScriptLength && text.Contains('\n');

    private static bool IsCell(JsonElement value) =>
        value.ValueKind is JsonValueKind.String or JsonValueKind.Null or JsonValueKind.Number
        || value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String);

    private static string? Id(JsonElement element) =>
        element.EnumerateObject().FirstOrDefault(property => property.Name.EndsWith("_id", StringComparison.Ordinal))
            is { Value.ValueKind: JsonValueKind.String } id
            ? id.Value.GetString()
            : null;

    private static string Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(item => item.GetString())),
            JsonValueKind.Number => value.GetRawText(),
            _ => "",
        };
}
