using System.Text.Json;

namespace Showrunner.Formats;

/// <summary>Finds speeches in JSON, whatever it is nested in.</summary>
internal sealed class JsonWalk(ReadingOptions options, ReadingNotes notes)
{
    private readonly Dictionary<string, TableColumns?> _columns = [];
    private readonly ScriptBuilder _script = new();
    private readonly List<ScriptElement> _texts = [];
    private ScriptTable? _table;

    public Understanding Build(string name)
    {
        _table?.End();
        if (_script.Count == 0 && _texts.Count == 0)
            throw new ShowrunnerException($"{name}: no object in it has a field that holds what is said. Name one: --columns words=NAME.");
        return new(_script.Count > 0 ? _script.Build() : new([.. _texts]), "JSON", notes);
    }

    public void Visit(JsonElement element, string? scene)
    {
        if (element.ValueKind == JsonValueKind.Object)
            Object(element, scene);
        else if (element.ValueKind == JsonValueKind.String && JsonShapes.IsScript(element.GetString()!))
            Text(element.GetString()!);
        else if (element.ValueKind == JsonValueKind.Array)
            Array(element, scene);
    }

    private void Array(JsonElement array, string? scene)
    {
        if (JsonShapes.Lines(array) is { } lines)
        {
            Text(lines);
        }
        else if (JsonShapes.Pairs(array) is { } pairs)
        {
            foreach (var (name, words) in pairs)
                _script.Speech(name, words);
        }
        else
        {
            foreach (var item in array.EnumerateArray())
                Visit(item, scene);
        }
    }

    private void Object(JsonElement element, string? scene)
    {
        var cells = JsonShapes.Cells(element);
        var columns = Columns(cells);
        if (columns is null && cells.TryGetValue("setting", out var setting))
        {
            _script.Heading(setting.GetString() ?? "");
        }
        else if (columns is { Speaker: not null } || columns is not null && !JsonShapes.HasObjects(element))
        {
            Row(columns, cells, scene);
        }
        else
        {
            foreach (var property in element.EnumerateObject())
                Visit(property.Value, JsonShapes.Id(element) ?? scene);
        }
    }

    private void Row(TableColumns columns, Dictionary<string, JsonElement> cells, string? scene)
    {
        if (JsonShapes.IsNotice(cells))
        {
            notes.Count("notice of the program left out", "notices of the program left out");
            return;
        }
        if (_table is null)
        {
            _table = new(options, notes, _script);
            _table.Explain(columns);
        }
        _table.Row(
            columns,
            name => cells.TryGetValue(name, out var value) ? JsonShapes.Text(value, name == columns.Words) : "",
            scene ?? ""
        );
    }

    private TableColumns? Columns(Dictionary<string, JsonElement> cells)
    {
        var key = string.Join('\n', cells.Keys);
        if (!_columns.TryGetValue(key, out var columns))
            _columns.Add(key, columns = TableColumns.Find([.. cells.Keys], options));
        return columns;
    }

    private void Text(string text)
    {
        var reading = PlainText.Read(new ScriptSource("", text), options);
        if (_texts.Count > 0)
            _texts.Add(new ScriptElement.SceneBreak());
        _texts.AddRange(reading.Document.Elements);
        notes.Count("script in a field", "scripts in fields");
    }
}
