using System.Text.RegularExpressions;

namespace Showrunner.Formats;

/// <summary>What may stand before a colon as a speaker's name.</summary>
internal static partial class SpeakerLine
{
    private const int MaxBoilerplate = 120;

    /// <summary>The name and the words of <c>Name: words</c>; null for a line of any other kind.</summary>
    public static (string Cue, string Words)? Split(string line)
    {
        if (line.AsSpan(0, Math.Min(line.Length, 140)).IndexOfAny(':', '：') <= 0)
            return null;
        var match = Shape().Match(line);
        if (!match.Success || IsLabel(match.Groups["name"].Value) || Sentence().IsMatch(match.Groups["name"].Value))
            return null;
        return (match.Groups["cue"].Value, match.Groups["words"].Value);
    }

    /// <summary>Whether a name is a label of the page and nobody's: <c>CUT TO</c>, <c>Written by</c>, <c>Time</c>.</summary>
    public static bool IsLabel(string name) => Label().IsMatch(name.Trim());

    /// <summary>Whether a line is a transition or a credit, which is no part of what people say.</summary>
    public static bool IsBoilerplate(string line) => line.Length <= MaxBoilerplate && BoilerplateLine().IsMatch(line);

    /// <summary>
    /// Whether a candidate for a name reads like the beginning of a sentence: three words or more, all but the first in small letters.
    /// It is a name all the same where it returns.
    /// </summary>
    public static bool IsDoubtful(string name)
    {
        var words = name.Split(' ');
        return words.Length >= 3 && words[1..].All(word => char.IsLower(word[0]));
    }

    // A name has no sentence marks but the dots of initials and of Mr. and Jr.; "9:15" and "http://" are no names.
    [GeneratedRegex(
        @"^(?<cue>(?<name>[\p{L}\p{N}#'’_.][\p{L}\p{M}\p{N}#'’_./&+ ,-]{0,59}?)\s*(?:\((?<beside>[^()]{0,60})\)?\s*"
            + @"|\[(?<beside>[^\[\]]{0,60})\]?\s*)*\^?\s*)[:：](?!\d|//)\s*(?<words>.*)$"
    )]
    private static partial Regex Shape();

    // A dot that ends a sentence: after a word of four letters or more, with a space behind it; a comma with small letters behind it.
    [GeneratedRegex(@"\p{Ll}{4,}\.\s|,\s+(?!and\b)\p{Ll}+\s+\p{Ll}|\.\.")]
    private static partial Regex Sentence();

    [GeneratedRegex(
        @"^(?:scene|setting|location|place|time|title(?:\s*over)?|super(?:impose)?|(?:smash |match |jump "
            + @"|hard )?cut to(?: black)?|(?:fade|dissolve)(?: in| out| to)*(?: black)?|wipe to"
            + @"|(?:(?:original )?(?:written|teleplay|story|directed|transcribed|produced|created|edited"
            + @"|music)(?: and \w+)?)(?: by)?|by|credits?(?: sequence)?|note|notes|author|source|copyright|contact|draft date"
            + @"|like this|related|share this|transcript|episode(?: \d+)?|season(?: \d+)?|part(?: \w+)?"
            + @"|chapter(?: \d+)?|act(?: \w+)?|kind|language|release date|posting date|previously(?: on)?|continued|https?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Label();

    [GeneratedRegex(
        @"^\W*(?:(?:(?:smash |match |jump |hard )?cut to|fade (?:in|out|to)|dissolve to|wipe to)\b.{0,20}[:.]?"
            + @"|the end|end|fin|(?:opening|closing|end) (?:credits|titles|sequence)|credits sequence|commercial break"
            + @"|(?:written|teleplay|story|directed|transcribed|produced|created)(?: and \w+)? by\b.*|©.*"
            + @"|.*\ball rights reserved\b.*|.*\bcopyright\b.*|like this:.*|share this:.*|loading\.*)\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex BoilerplateLine();
}
