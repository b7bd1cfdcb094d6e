namespace Showrunner.Formats;

/// <summary>
/// Plain text that is in Showrunner's own form already: <c>name: words</c>, <c>[setting: …]</c>, directions in parentheses. It is learnt as
/// it stands, with its blank lines, which a model learns to write like any other text.
/// </summary>
internal static class TidyText
{
    private const int LinesToAnotherOne = 100; // one line of so many may be read otherwise

    /// <summary>The reading with the file's own text, if that is tidy.</summary>
    public static ScriptReading Keep(ScriptSource source, ScriptReading reading)
    {
        var (own, read) = (Lines(source.Text), Lines(reading.Document.ToText()));
        var alike = own.Sum(line => Math.Min(line.Value, read.GetValueOrDefault(line.Key)));
        var lines = Math.Max(own.Values.Sum(), read.Values.Sum());
        return (lines - alike) * LinesToAnotherOne <= lines && !PlainText.HasMarkup(source.Text)
            ? reading with
            {
                Text = source.Text,
                IsOwnForm = true,
                Explanation = reading.Explanation.AsItStands(),
            }
            : reading;
    }

    // Who speaks, whether it is a setting, and the number of directions say what a line is to a model.
    private static Dictionary<(string? Speaker, bool IsSetting, int Directions), int> Lines(string text) =>
        new Script("", text)
            .Read()
            .CountBy(line => (line.Speaker?.ToLowerInvariant(), line.Setting is not null, line.Directions.Count))
            .ToDictionary();
}
