using System.Net;
using System.Text.RegularExpressions;

namespace Showrunner.Formats;

/// <summary>
/// Subtitles: SubRip (.srt), WebVTT, YouTube's .sbv and its transcripts with times on lines of their own. Cues of the same speaker are one
/// speech; a cue without a speaker goes on with the speech before it until a sentence ends; rolling captions, which repeat their last line,
/// are folded.
/// </summary>
internal static partial class Captions
{
    private const int SampleLength = 4_000;

    public static bool RecogniseVtt(ScriptSource source) => source.Text.StartsWith("WEBVTT", StringComparison.Ordinal);

    public static bool RecogniseSrt(ScriptSource source)
    {
        var start = source.Text[..Math.Min(source.Text.Length, SampleLength)];
        var lines = start.Split('\n').Where(line => line.Trim().Length > 0).ToList();
        var timings = lines.Count(line => Timing().IsMatch(line));
        return timings >= 2 && timings * 5 >= lines.Count || timings > 0 && source.HasExtension(".srt", ".sbv", ".vtt");
    }

    public static Understanding Read(ScriptSource source, ReadingOptions options)
    {
        var notes = new ReadingNotes();
        var cues = Cues(source.Text).ToList();
        var script = new CaptionScript(notes, NamesOf(cues));
        foreach (var cue in cues)
            script.Cue(cue);
        return new(script.Build(), RecogniseVtt(source) ? "WebVTT" : "SRT", notes);
    }

    // The lines below each timing, up to the next blank line; headers, notes, styles and numbers stand above.
    private static IEnumerable<List<string>> Cues(string text)
    {
        List<string>? cue = null;
        foreach (var line in text.Split('\n'))
        {
            if (Timing().IsMatch(line))
            {
                if (cue is [.., var number] && number.All(char.IsAsciiDigit))
                    cue.RemoveAt(cue.Count - 1); // of this cue, where the blank line is missing
                if (cue is not null)
                    yield return cue;
                cue = [];
            }
            else if (line.Length == 0 || line.Trim().Length == 0 && cue is { Count: > 0 })
            {
                if (cue is not null)
                    yield return cue;
                cue = null;
            }
            else
            {
                cue?.Add(line);
            }
        }
        if (cue is not null)
            yield return cue;
    }

    private static CaptionNames NamesOf(List<List<string>> cues) =>
        HaveNamesAbove(cues) ? CaptionNames.Above
        : HaveNamesInParentheses(cues) ? CaptionNames.InParentheses
        : CaptionNames.BeforeColons;

    // At the beginning of a cue, and in most of them: (SIGHS) is in few, and (ANN) is not alone.
    private static bool HaveNamesInParentheses(List<List<string>> cues)
    {
        var names = cues.Where(cue => cue.Count > 0).Select(cue => InParentheses().Match(Plain(cue[0]))).Where(match => match.Success);
        var found = names.Select(match => match.Groups["name"].Value).ToList();
        return found.Count >= Math.Max(2, cues.Count / 2.0) && found.Distinct().Count() is > 1 and var different && different < found.Count;
    }

    // Teams once wrote the name on the first line of each cue.
    private static bool HaveNamesAbove(List<List<string>> cues)
    {
        var first = cues.Where(cue => cue.Count > 1).Select(cue => cue[0].Trim()).ToList();
        return first.Count > 2
            && first.Count == cues.Count
            && first.Distinct().Count() * 2 <= first.Count
            && first.All(line =>
                line.Length < 40 && !line.Any(c => c is '.' or ',' or ':' or '!' or '?' or '-') && SpeakerCue.Read(line) is not null
            );
    }

    /// <summary>A cue's line without tags and entities; a voice tag becomes <c>Name:</c>.</summary>
    internal static string Plain(string line)
    {
        if (line.AsSpan().IndexOfAny('<', '{') >= 0)
            line = Tag().Replace(Voice().Replace(line, "${name}: "), "");
        return OneLine.Of(line.Contains('&') ? WebUtility.HtmlDecode(line) : line);
    }

    // 00:00:01,000 --> 00:00:03,000 | 0:00:01.000,0:00:03.000 | 0:03
    [GeneratedRegex(
        @"^\s*(?:(?:\d+:)?\d{1,2}:\d{1,2}[.,]\d{1,3}\s*-->|\d+:\d{2}:\d{2}\.\d{3},\d+:\d{2}:\d{2}\.\d{3}\s*$"
            + @"|(?:\d{1,2}:)?\d{1,2}:\d{2}\s*$)"
    )]
    private static partial Regex Timing();

    /// <summary>A name in parentheses before words: <c>(BOB) Yes.</c></summary>
    [GeneratedRegex(@"^-?\s*\((?<name>\p{Lu}[\p{L}\p{M}\p{N}#'. -]{0,30})\)\s+(?=\S)")]
    internal static partial Regex InParentheses();

    [GeneratedRegex(@"<v(?:\.[^\s>]*)?\s+(?<name>[^>]+)>")]
    private static partial Regex Voice();

    [GeneratedRegex(@"<[^<>]*>|\{\\[^}]*\}")]
    private static partial Regex Tag();
}
