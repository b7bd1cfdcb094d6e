using System.Text.RegularExpressions;

namespace Showrunner.Formats;

/// <summary>Plain text in all its shapes. The whole file decides which shape it has, and then each line is read by it.</summary>
internal static partial class PlainText
{
    public static Understanding Read(ScriptSource source, ReadingOptions options)
    {
        var notes = new ReadingNotes();
        var (lines, mark) = NameMarks.Rewrite(Lines(source.Text, notes));
        var shape = TextShape.Of(lines);
        notes.Say(mark is null ? shape.Description : $"one speech a {(shape.IsWrapped ? "paragraph" : "line")}, {mark.Description}");
        var reader = new PlainTextReader(shape, notes);
        foreach (var line in lines)
            reader.Line(line);
        return new(reader.Build(), "Plain text", notes);
    }

    /// <summary>Whether the marks of web pages stand in the text, which are no words.</summary>
    public static bool HasMarkup(string text) => Entities.AreIn(text) || Emphasis().IsMatch(text);

    private static List<TextLine> Lines(string text, ReadingNotes notes)
    {
        text = Emphasis().Replace(OneLine.WithoutDirections(Entities.Decode(text, notes)), "${text}");
        return [.. text.TrimEnd().Split('\n').Select(line => TextLine.Of(line.Trim()))];
    }

    [GeneratedRegex(@"<(?<tag>i|b|u|em|strong|font)\b[^<>]*>(?<text>[^<>\n]*)</\k<tag>>", RegexOptions.IgnoreCase)]
    private static partial Regex Emphasis();
}
