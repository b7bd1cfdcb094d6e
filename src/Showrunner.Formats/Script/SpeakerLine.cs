using System.Text.RegularExpressions;

namespace Showrunner.Formats;

/// <summary>A line of the form <c>Name: words</c>.</summary>
/// <param name="Cue">What stands before the colon.</param>
/// <param name="Name">The speaker's name in it.</param>
/// <param name="Words">What stands behind the colon.</param>
internal sealed partial record SpeakerLine(string Cue, string Name, string Words)
{
    private const int MaxBoilerplate = 160;

    /// <summary>Reads a line; null for one of any other kind.</summary>
    public static SpeakerLine? Read(string line)
    {
        if (line.AsSpan(0, Math.Min(line.Length, 140)).IndexOfAny(':', '：') <= 0)
            return null;
        var match = Shape().Match(line);
        if (!match.Success || Sentence().IsMatch(match.Groups["name"].ValueSpan))
            return null;
        var cue = match.Groups["cue"].Value;
        return SpeakerCue.Read(cue) is { } speaker ? new(cue, speaker.Name, match.Groups["words"].Value) : null;
    }

    /// <summary>Whether a name is a label of the page and nobody's: <c>CUT TO</c>, <c>Written by</c>, <c>Time</c>.</summary>
    public static bool IsLabel(string name) => Labels.IsLabel(name);

    /// <summary>Whether a line is a transition or a credit, which is no part of what people say.</summary>
    public static bool IsBoilerplate(string line) => line.Length <= MaxBoilerplate && Labels.IsBoilerplate(line);

    /// <summary>
    /// Whether a candidate for a name reads like the beginning of a sentence: three words or more, all but the first in small letters.
    /// It is a name all the same where it returns.
    /// </summary>
    public static bool IsDoubtful(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= 3 && words[1..].All(word => char.IsLower(word[0])) && !words.Contains("and");
    }

    // A name has no sentence marks but the dots of initials and of Mr. and Jr.; "9:15" and "http://" are no names.
    [GeneratedRegex(
        @"^(?<cue>(?<name>[\p{L}\p{N}#'’_.""$@][\p{L}\p{M}\p{N}#'’_./&+ ,""$@°·・•־״׳\u200C\u200D-]{0,59}?)\s*"
            + @"(?:[(（](?<beside>[^()（）]{0,60})[)）]?\s*|\[(?<beside>[^\[\]]{0,60})\]?\s*)*\^?\s*)[:：](?!\d|//)\s*(?<words>.*)$"
    )]
    private static partial Regex Shape();

    // A dot that ends a sentence: after a word of four letters or more, with a space behind it; a comma with small letters behind it.
    [GeneratedRegex(@"(?<!\b(?:Prof|Capt|Lieut|Miss|Sergt|Gen|Messrs))(?<=\p{Ll}{4})\.\s|,\s+(?!and\b)\p{Ll}+\s+\p{Ll}|\.\.")]
    private static partial Regex Sentence();
}
