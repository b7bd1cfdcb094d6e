using System.Text.RegularExpressions;

namespace Showrunner.Formats;

/// <summary>A speaker's name, apart from what scripts write beside it.</summary>
/// <param name="Name">The name without extensions; several speakers are joined by "and".</param>
/// <param name="Direction">How the speech is spoken, such as "on monitor" of <c>PICARD [on monitor]</c>; null without one.</param>
public sealed partial record SpeakerName(string Name, string? Direction)
{
    private const int MaxWords = 8;

    /// <summary>Reads what stands in the place of a name: a cue, a table's cell, or what precedes a colon.</summary>
    /// <returns>Null where no name is left: an empty cell, <c>NA</c>, or marks only.</returns>
    public static SpeakerName? Read(string cue)
    {
        var name = OneLine.Of(cue.Replace('_', ' ').Trim('*', ' ', ':', '：', '^'));
        string? direction = null;
        while (Beside().Match(name) is { Success: true } beside)
        {
            var words = beside.Groups["words"].Value.Trim();
            if (!Extension().IsMatch(words) && words.Length > 0)
                direction = direction is null ? words : $"{words}, {direction}";
            name = name[..beside.Index].TrimEnd(' ', '^', '*');
        }
        name = OneLine.Of(Separator().Replace(name, " and "));
        return name.Length == 0 || Nothing().IsMatch(name) || !name.Any(char.IsLetterOrDigit) || name.Split(' ').Length > MaxWords
            ? null
            : new(name, direction);
    }

    // (V.O.), [OC], (CONT'D and the like, at the end.
    [GeneratedRegex(@"\s*(?:\((?<words>[^()]*)\)?|\[(?<words>[^\[\]]*)\]?)\s*[\^*]?$")]
    private static partial Regex Beside();

    [GeneratedRegex(
        @"^(?:v\.?\s?o\.?|o\.?\s?[sc]\.?|off(?:[ -]?screen)?|cont(?:['’.]?d?\.?|inued|inuing)|sl|pre-?lap|voice[ -]?over|over|filtered)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Extension();

    [GeneratedRegex(@"\s*(?:,\s*and\b|,|&|\+|(?<=\p{L})/(?=\p{L}{2}))\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    [GeneratedRegex(@"^(?:n/?a|nan|none|null|unknown|transcript_?\s?note)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Nothing();
}
