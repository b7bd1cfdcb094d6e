using System.Globalization;
using System.Text;

namespace Showrunner.Formats;

/// <summary>
/// A table by RFC 4180: scene, speaker, words. A row without a speaker is a heading, a direction in parentheses, or prose.
/// </summary>
internal static class CsvWriter
{
    public static string Write(ScriptDocument script)
    {
        var table = new StringBuilder("scene,speaker,words\n");
        var scene = 1;
        var begun = false;
        foreach (var element in script.Elements)
        {
            if (begun && element is ScriptElement.Heading or ScriptElement.SceneBreak)
                scene++;
            begun = true;
            var (speaker, words) = Cells(element);
            if (words.Length > 0)
                table.Append(CultureInfo.InvariantCulture, $"{scene},{Quoted(speaker)},{Quoted(words)}\n");
        }
        return table.ToString();
    }

    private static (string Speaker, string Words) Cells(ScriptElement element) =>
        element switch
        {
            ScriptElement.Heading heading => ("", $"[setting: {heading.Text}]"),
            ScriptElement.Direction direction => ("", $"({direction.Text})"),
            ScriptElement.Prose prose => ("", prose.Text),
            ScriptElement.Speech speech => (speech.Speaker, speech.Words),
            _ => ("", ""),
        };

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\n") < 0 && !cell.StartsWith(' ')
            ? cell
            : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
