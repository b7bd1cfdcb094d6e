namespace Showrunner.Formats;

/// <summary>Turns rows with named cells into a script.</summary>
/// <param name="columns">Which cells hold what.</param>
/// <param name="options">What a person says of the table.</param>
/// <param name="notes">Counts what was decided.</param>
/// <param name="script">Where the speeches go.</param>
internal sealed class ScriptTable(TableColumns columns, ReadingOptions options, ReadingNotes notes, ScriptBuilder script)
{
    private string? _scene;

    /// <summary>Reads one row.</summary>
    /// <param name="cell">The value of a column; empty where the row has none.</param>
    /// <param name="scene">The scene that it belongs to, where no column says so.</param>
    public void Row(Func<string, string> cell, string scene = "")
    {
        scene = columns.Scene is { } column ? cell(column) : scene;
        if (scene.Length > 0 && _scene is not null && scene != _scene)
            script.SceneBreak();
        _scene = scene.Length > 0 ? scene : _scene;

        if (!options.Deleted && columns.Deleted is { } deleted && cell(deleted).Trim().Equals("true", StringComparison.OrdinalIgnoreCase))
        {
            notes.Count("deleted speech left out", "deleted speeches left out");
            return;
        }
        var words = Value(cell(columns.Words));
        var speaker = columns.Speaker is null ? "" : Value(cell(columns.Speaker));
        if (words.Length == 0 && !speaker.StartsWith('('))
            notes.Count("row without words left out", "rows without words left out");
        else
            Add(speaker, words);
    }

    private void Add(string speaker, string words)
    {
        if (ScriptBuilder.IsHeading(words))
        {
            script.Heading(words);
        }
        else if (speaker.StartsWith('('))
        {
            // A direction that slipped into the column of names; its rest stands in the next cell.
            notes.Count("row whose speaker is a direction", "rows whose speaker is a direction");
            script.Direction($"{speaker} {words}");
        }
        else if (columns.HasNamesInWords && NameInWords(words) is var (name, said))
        {
            Speech(name, said);
        }
        else if (speaker.Length > 0)
        {
            Speech(speaker, words);
        }
        else
        {
            script.Line(words);
        }
    }

    private void Speech(string speaker, string words)
    {
        if (speaker.Contains(',') || speaker.Contains(" and ", StringComparison.Ordinal))
            notes.Count("row with two speakers", "rows with two speakers");
        script.Speech(speaker, words);
    }

    private static (string Name, string Words)? NameInWords(string words) =>
        words.IndexOf(": ", StringComparison.Ordinal) is > 0 and < 60 and var colon ? (words[..colon], words[(colon + 2)..]) : null;

    private static string Value(string cell) => cell.Trim() is "NA" or "N/A" or "nan" or "NaN" or "null" or "NULL" ? "" : cell.Trim();

    /// <summary>Says which columns were taken.</summary>
    public void Explain()
    {
        notes.Say(columns.Speaker is { } speaker ? $"speaker from '{speaker}'" : "no column names speakers");
        notes.Say($"words from '{columns.Words}'");
        if (columns.Scene is { } scene)
            notes.Say($"a new scene at each '{scene}'");
    }
}
