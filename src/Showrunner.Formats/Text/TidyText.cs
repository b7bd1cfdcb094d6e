namespace Showrunner.Formats;

/// <summary>
/// Plain text that is in Showrunner's own form already: <c>name: words</c>, <c>[setting: …]</c>, directions in parentheses. It is learnt as
/// it stands, with its blank lines, which a model learns to write like any other text.
/// </summary>
internal static class TidyText
{
    /// <summary>The reading with the file's own text, if that is tidy.</summary>
    public static ScriptReading Keep(ScriptSource source, ScriptReading reading)
    {
        var (own, read) = (new Script("", source.Text).Utterances, new Script("", reading.Document.ToText()).Utterances);
        // Of a hundred lines, one may be a line of another kind, and five may have another number of directions: *bang* is none.
        var isTidy =
            AreAlike(own, read, line => (line.Speaker?.ToLowerInvariant(), line.Setting is not null, line.Text.Count(c => c == '[')), 1)
            && AreAlike(own, read, line => (null, false, line.Directions.Count), 5)
            && !PlainText.HasMarkup(source.Text);
        return isTidy ? reading with { Text = source.Text, IsOwnForm = true, Explanation = reading.Explanation.AsItStands() } : reading;
    }

    private static bool AreAlike(
        IReadOnlyList<Utterance> own,
        IReadOnlyList<Utterance> read,
        Func<Utterance, (string? Speaker, bool IsSetting, int Marks)> kind,
        int othersInHundred
    )
    {
        var (before, after) = (own.CountBy(kind), read.CountBy(kind).ToDictionary());
        var alike = before.Sum(count => Math.Min(count.Value, after.GetValueOrDefault(count.Key)));
        var lines = Math.Max(own.Count, read.Count);
        return (lines - alike) * 100 <= lines * othersInHundred;
    }
}
