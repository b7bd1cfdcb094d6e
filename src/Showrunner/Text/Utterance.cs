using System.Text.RegularExpressions;

namespace Showrunner;

/// <summary>One line of a script: a speech, a setting or prose.</summary>
/// <param name="Speaker">Who speaks, as written; null if nobody does.</param>
/// <param name="Text">What follows the speaker's name, including stage directions; the whole line if nobody speaks.</param>
/// <param name="Directions">The stage directions before or after the colon, without their parentheses.</param>
/// <param name="Setting">The content of <c>[setting: …]</c> if the line is one, else null.</param>
/// <param name="LineNumber">The number of the line in its script, from 1.</param>
public sealed partial record Utterance(string? Speaker, string Text, IReadOnlyList<string> Directions, string? Setting, int LineNumber)
{
    /// <summary>
    /// Reads one line. A speaker is a name of up to eight words before a colon, without sentence marks other than those of <c>mr. ross</c>
    /// and <c>j.d.</c>, perhaps followed by a direction: <c>george (whistles): hey!</c>
    /// </summary>
    public static Utterance Parse(string line, int lineNumber = 1)
    {
        line = line.Trim();
        if (SettingLine().Match(line) is { Success: true } setting)
            return new(null, line, [], setting.Groups["place"].Value, lineNumber);
        return SpeakerName.TryRead(line, out var nameLength, out var textStart)
            ? new(line[..nameLength], line[textStart..], DirectionsIn(line), null, lineNumber)
            : new(null, line, DirectionsIn(line), null, lineNumber);
    }

    internal static List<string> DirectionsIn(string line) =>
        line.Contains('(') ? [.. Direction().Matches(line).Select(match => match.Groups["words"].Value.Trim())] : [];

    [GeneratedRegex(@"^\[\s*setting\s*:\s*(?<place>[^\]]*?)\s*\]?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SettingLine();

    [GeneratedRegex(@"\((?<words>[^()]*)\)")]
    private static partial Regex Direction();
}
