namespace Showrunner.Formats;

/// <summary>Turns rows with named cells into a script.</summary>
/// <param name="options">What a person says of the table.</param>
/// <param name="notes">Counts what was decided.</param>
/// <param name="script">Where the speeches go.</param>
internal sealed class ScriptTable(ReadingOptions options, ReadingNotes notes, ScriptBuilder script)
{
    private const int LongRun = 200; // speeches of one speaker without an answer
    private static readonly string[] Yes = ["true", "1", "yes", "t", "y"];

    private string? _scene;
    private string _speaker = "";
    private int _run;
    private int _longest;

    /// <summary>Reads one row.</summary>
    /// <param name="columns">Which cells hold what.</param>
    /// <param name="cell">The value of a column; empty where the row has none.</param>
    /// <param name="scene">The scene that it belongs to, where no column says so.</param>
    public void Row(TableColumns columns, Func<string, string> cell, string scene = "")
    {
        if (columns.Scene is { } column && cell(column) is { Length: > 0 } value)
            scene = columns.Parents.Aggregate(value, (key, parent) => $"{key}\n{cell(parent)}");
        if (scene.Length > 0 && _scene is not null && scene != _scene)
            script.SceneBreak();
        _scene = scene.Length > 0 ? scene : _scene;

        if (!options.Deleted && columns.Deleted is { } deleted && Yes.Contains(cell(deleted).Trim(), StringComparer.OrdinalIgnoreCase))
        {
            notes.Count("deleted speech left out", "deleted speeches left out");
            return;
        }
        var words = Entities.Decode(Value(cell(columns.Words)), notes);
        var speaker = columns.Speaker is null ? "" : Value(cell(columns.Speaker));
        if (words.Length == 0 && speaker is not ['(' or '[', ..])
            notes.Count("row without words left out", "rows without words left out");
        else
            Add(columns, speaker, words);
    }

    /// <summary>Says which columns were taken.</summary>
    public void Explain(TableColumns columns)
    {
        notes.Say(columns.Speaker is { } speaker ? $"speaker from '{speaker}'" : "no column names speakers");
        notes.Say($"words from '{columns.Words}'");
        if (columns.Scene is { } scene)
            notes.Say($"a new scene at each '{scene}'");
    }

    /// <summary>Says so if the rows are no dialogue: sorted by speaker.</summary>
    public void End()
    {
        if (_longest >= LongRun)
            notes.Say("no dialogue order, for one speaker has hundreds of rows without an answer");
    }

    private void Add(TableColumns columns, string speaker, string words)
    {
        if (ScriptBuilder.IsHeading(words) && !IsSaid(speaker, words))
        {
            script.Heading(words);
        }
        else if (speaker is ['(' or '[', ..])
        {
            // A direction that slipped into the column of names; its rest stands in the next cell.
            notes.Count("row whose speaker is a direction", "rows whose speaker is a direction");
            if (ScriptBuilder.IsHeading($"{speaker}: {words}"))
                script.Heading($"{speaker}: {words}");
            else
                script.Direction($"{speaker} {words}");
        }
        else if (columns.HasNamesInWords && SpeakerLine.Read(words) is { } said)
        {
            Speech(said.Cue, said.Words);
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

    // What has a speaker is a heading only in capitals or brackets: "Time: it flies" can be said.
    private static bool IsSaid(string speaker, string words) =>
        SpeakerCue.Read(speaker) is { } cue && !SpeakerLine.IsLabel(cue.Name) && words is not ['[' or '(', ..] && words.Any(char.IsLower);

    private void Speech(string speaker, string words)
    {
        _run = speaker == _speaker ? _run + 1 : 1;
        (_speaker, _longest) = (speaker, Math.Max(_longest, _run));
        if (speaker.Contains(',') || speaker.Contains(" and ", StringComparison.Ordinal))
            notes.Count("row with two speakers", "rows with two speakers");
        script.Speech(speaker, words);
    }

    private static string Value(string cell) => cell.Trim() is "NA" or "N/A" or "nan" or "NaN" or "null" or "NULL" ? "" : cell.Trim();
}
