using System.Text.RegularExpressions;

namespace Showrunner.Formats;

/// <summary>Transcripts in Markdown: <c>**Name:** words</c>, and paragraphs without a name, which go on with the speech.</summary>
internal static partial class Markdown
{
    public static bool Recognise(ScriptSource source)
    {
        var lines = source.Text.Split('\n').Where(line => line.Trim().Length > 0).Take(400).ToList();
        var named = lines.Count(line => Named().IsMatch(line));
        return named >= 2 && named * 10 >= lines.Count;
    }

    public static ScriptReading Read(ScriptSource source, ReadingOptions options)
    {
        var (script, notes) = (new ScriptBuilder(), new ReadingNotes());
        string? speaker = null;
        foreach (var paragraph in Blank().Split(source.Text).Select(OneLine.Of).Where(paragraph => paragraph.Length > 0))
        {
            if (paragraph.StartsWith('#'))
            {
                notes.Count("title left out", "titles left out");
            }
            else if (Named().Match(paragraph) is { Success: true } match)
            {
                var words = Plain(match.Groups["words"].Value);
                if (Timestamp().IsMatch(words))
                {
                    notes.Count("break left out", "breaks left out");
                    continue;
                }
                speaker = Plain(match.Groups["name"].Value);
                script.Speech(speaker, words);
            }
            else if (speaker is null || !script.GoOn(Plain(paragraph)))
            {
                script.Line(Plain(paragraph));
            }
        }
        return new(script.Build(), "Markdown", notes.Sentence("Markdown transcript"));
    }

    /// <summary>Text without emphasis, links, escapes, and the times of uncertain words.</summary>
    private static string Plain(string text)
    {
        text = Link().Replace(text, "${text}");
        text = Emphasis().Replace(text, "${text}");
        text = Escape().Replace(text, "$1");
        return OneLine.Of(TimeInBrackets().Replace(text, "]"));
    }

    [GeneratedRegex(@"^\*\*(?<name>[^*:]{1,60}?)(?::\s*\*\*|\*\*\s*:)\s*(?<words>.*)$", RegexOptions.Singleline)]
    private static partial Regex Named();

    [GeneratedRegex(@"\n[ \t]*\n")]
    private static partial Regex Blank();

    [GeneratedRegex(@"!?\[(?<text>[^\[\]]*)\]\([^()\s]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![\\\w])(?<mark>\*{1,3}|_{1,3}|`)(?<text>[^*_`\n]+)\k<mark>(?!\w)")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\\([\\`*_{}\[\]()#+.!<>-])")]
    private static partial Regex Escape();

    [GeneratedRegex(@"\s+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\]")]
    private static partial Regex TimeInBrackets();

    [GeneratedRegex(@"^\[?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\]?$")]
    private static partial Regex Timestamp();
}
