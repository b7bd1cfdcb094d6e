using System.Net;
using System.Text.RegularExpressions;

namespace Showrunner.Formats;

/// <summary>
/// Subtitles: SubRip (.srt) and WebVTT. Cues of the same speaker are one speech; a cue without a speaker goes on with the speech before it
/// until a sentence ends; rolling captions, which repeat their last line, are folded.
/// </summary>
internal static partial class Captions
{
    public static bool RecogniseVtt(ScriptSource source) => source.Text.StartsWith("WEBVTT", StringComparison.Ordinal);

    public static bool RecogniseSrt(ScriptSource source) =>
        !RecogniseVtt(source) && Timing().Count(source.Text[..Math.Min(source.Text.Length, 2_000)]) >= 2
        || source.HasExtension(".srt") && Timing().IsMatch(source.Text);

    public static ScriptReading Read(ScriptSource source, ReadingOptions options)
    {
        var isVtt = RecogniseVtt(source);
        var format = isVtt ? "WebVTT" : "SRT";
        var notes = new ReadingNotes();
        var script = new CaptionScript(notes);
        foreach (var cue in Cues(source.Text))
            script.Cue(cue);
        return new(script.Build(), format, notes.Sentence(format));
    }

    // The lines below each timing, up to the next blank line; headers, notes, styles and numbers stand above.
    private static IEnumerable<List<string>> Cues(string text)
    {
        List<string>? cue = null;
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (Timing().IsMatch(lines[i]))
            {
                if (cue is not null)
                    yield return cue;
                cue = [];
            }
            else if (lines[i].Length == 0)
            {
                if (cue is not null)
                    yield return cue;
                cue = null;
            }
            else
            {
                cue?.Add(lines[i]);
            }
        }
        if (cue is not null)
            yield return cue;
    }

    /// <summary>A cue's line without tags and entities; a voice tag becomes <c>Name:</c>.</summary>
    internal static string Plain(string line)
    {
        line = Voice().Replace(line, "${name}: ");
        return OneLine.Of(WebUtility.HtmlDecode(Tag().Replace(line, "")).Replace('\u200E', ' ').Replace('\u200B', ' '));
    }

    [GeneratedRegex(@"^\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->", RegexOptions.Multiline)]
    private static partial Regex Timing();

    [GeneratedRegex(@"<v(?:\.[^\s>]*)?\s+(?<name>[^>]+)>")]
    private static partial Regex Voice();

    [GeneratedRegex(@"<[^<>]*>|\{\\[^}]*\}")]
    private static partial Regex Tag();
}
