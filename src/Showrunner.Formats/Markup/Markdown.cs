using System.Text.RegularExpressions;

namespace Showrunner.Formats;

/// <summary>
/// Transcripts in Markdown: <c>**Name:** words</c>, the name in bold or as a heading above its words, and paragraphs without a name, which
/// go on with the speech.
/// </summary>
internal static partial class Markdown
{
    private const int SampleLines = 400;

    public static bool Recognise(ScriptSource source)
    {
        var lines = source.Text.Split('\n').Where(line => line.Trim().Length > 0).Take(SampleLines).ToList();
        var named = lines.Count(line => Named().IsMatch(line) || NamedAbove().IsMatch(line));
        var headings = Headings(source.Text);
        return named >= 2 && named * 10 >= lines.Count
            || headings.Count > 0 && lines.Count(line => headings.Contains(OneLine.Of(line))) * 5 >= lines.Count;
    }

    public static Understanding Read(ScriptSource source, ReadingOptions options)
    {
        var (script, notes) = (new ScriptBuilder(), new ReadingNotes());
        var headings = Headings(source.Text);
        string? speaker = null;
        var begun = false;
        foreach (var line in FrontMatter().Replace(source.Text, "").Split('\n').Select(OneLine.Of).Where(line => line.Length > 0))
        {
            if (Named().Match(line) is { Success: true } match)
            {
                var words = Plain(match.Groups["words"].Value);
                var name = $"{Plain(match.Groups["name"].Value)} {match.Groups["beside"].Value}".Trim(' ', ':');
                if (Timestamp().IsMatch(words) || SpeakerLine.IsLabel(name))
                {
                    notes.Count("break left out", "breaks left out");
                    continue;
                }
                speaker = name;
                begun = script.Speech(speaker, words);
            }
            else if (
                NamedAbove().Match(line) is { Success: true } above && !SpeakerLine.IsLabel(above.Groups["name"].Value)
                || headings.Contains(line)
            )
            {
                (speaker, begun) = (Plain(line.Trim('#', ' ', '*', '_')).TrimEnd(':'), false);
            }
            else if (line.StartsWith('#'))
            {
                notes.Count("title left out", "titles left out");
                script.SceneBreak();
                (speaker, begun) = (null, false);
            }
            else if (Rule().IsMatch(line))
            {
                script.SceneBreak();
                (speaker, begun) = (null, false);
            }
            else if (speaker is null || ScriptBuilder.IsHeading(Plain(line)))
            {
                script.Line(Plain(line));
                (speaker, begun) = (null, false);
            }
            else if (!(begun && script.GoOn(Plain(line))))
            {
                begun = script.Speech(speaker, Plain(line)) || begun;
            }
        }
        return new(script.Build(), "Markdown transcript", notes);
    }

    // Headings are names where one of their level returns.
    private static HashSet<string> Headings(string text)
    {
        var headings = text.Split('\n').Where(line => line.StartsWith('#')).Select(OneLine.Of).Where(IsName).ToList();
        var levels = headings.CountBy(line => line).Where(line => line.Value > 1).Select(line => Level(line.Key)).ToHashSet();
        return [.. headings.Where(line => levels.Contains(Level(line)))];
    }

    private static bool IsName(string heading) =>
        heading.Trim('#', ' ') is var name && SpeakerCue.Read(name) is not null && !SpeakerLine.IsLabel(name);

    private static int Level(string line) => line.Length - line.TrimStart('#').Length;

    /// <summary>Text without emphasis, links and escapes.</summary>
    private static string Plain(string text)
    {
        text = Link().Replace(text, "${text}");
        text = Emphasis().Replace(text, "${text}");
        text = Escape().Replace(text, "$1");
        return OneLine.Of(text.TrimStart('>', ' '));
    }

    [GeneratedRegex(
        @"^(?:[-*+>]\s+)*(?<mark>\*{1,3}|_{2,3})(?<name>[^*:_\s][^*:]{0,60}?)"
            + @"(?::\s*\k<mark>|\k<mark>\s*(?<beside>[(\[][^()\[\]]*[)\]]\s*)?[:：])"
            + @"\s*(?<words>.*)$"
    )]
    private static partial Regex Named();

    [GeneratedRegex(@"^(?:\*\*|__)(?<name>[^*_:.!?]{1,40}):?(?:\*\*|__)(?:\s*[(\[][\d:. ]+[)\]])?\s*$")]
    private static partial Regex NamedAbove();

    [GeneratedRegex(@"^(?:(?:\* ?){3,}|(?:- ?){3,}|(?:_ ?){3,})$")]
    private static partial Regex Rule();

    [GeneratedRegex(@"!?\[(?<text>[^\[\]]*)\]\([^()\s]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![\\\w])(?<mark>\*{1,3}|_{1,3}|`)(?<text>[^*_`\n]+)\k<mark>(?!\w)")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\\([\\`*_{}\[\]()#+.!<>-])")]
    private static partial Regex Escape();

    [GeneratedRegex(@"\A---\n.*?\n---\n", RegexOptions.Singleline)]
    private static partial Regex FrontMatter();

    [GeneratedRegex(@"^\[?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\]?$")]
    private static partial Regex Timestamp();
}
