using System.Text.RegularExpressions;

namespace Showrunner.Formats;

/// <summary>Plain text in all its shapes. The whole file decides which shape it has, and then each line is read by it.</summary>
internal static partial class PlainText
{
    public static ScriptReading Read(ScriptSource source, ReadingOptions options)
    {
        var notes = new ReadingNotes();
        var lines = Lines(source.Text, notes);
        var shape = TextShape.Of(lines);
        notes.Say(shape.Description);
        var reader = new PlainTextReader(shape, notes);
        foreach (var line in lines)
            reader.Line(line);
        return new(reader.Build(), "text", notes.Sentence("Plain text"));
    }

    /// <summary>Whether marks of web pages stand in the text, which are no words: <c>&amp;quot;</c>.</summary>
    public static bool HasEntities(string text) => Entity().IsMatch(text);

    private static List<string> Lines(string text, ReadingNotes notes)
    {
        var entities = Entity().Count(text);
        if (entities > 0)
        {
            notes.Count("HTML entity decoded", "HTML entities decoded", entities);
            text = SourceText.Clean(System.Net.WebUtility.HtmlDecode(text), "", []);
        }
        return [.. text.TrimEnd().Split('\n').Select(line => line.Trim().Trim('\uFEFF'))];
    }

    [GeneratedRegex(@"&(?:#\d{2,5}|#x[0-9a-fA-F]{2,4}|amp|quot|lt|gt|nbsp|apos|[mn]dash|hellip|[lr][sd]quo);")]
    private static partial Regex Entity();
}
