using System.Text.RegularExpressions;

namespace Showrunner.Formats;

/// <summary>What stands in the place of a name: the name, apart from what scripts write beside it.</summary>
/// <param name="Name">The name without extensions; several speakers are joined by "and".</param>
/// <param name="Direction">How the speech is spoken, such as "on monitor" of <c>PICARD [on monitor]</c>; null without one.</param>
internal sealed partial record SpeakerCue(string Name, string? Direction)
{
    private const int MaxLength = 200;

    /// <summary>Reads what stands in the place of a name: a cue, a table's cell, or what precedes a colon.</summary>
    /// <returns>Null where no name is left: an empty cell, <c>NA</c>, or marks only.</returns>
    public static SpeakerCue? Read(string cue)
    {
        if (cue.Length > MaxLength)
            return null;
        var name = OneLine.Of(cue.Replace('_', ' ').Replace('（', '(').Replace('）', ')').Trim('*', ' ', ':', '：', '^', '>', '~'));
        string? direction = null;
        while (Beside().Match(name) is { Success: true } beside)
        {
            var words = beside.Groups["words"].Value.Trim();
            if (!Extension().IsMatch(words) && words.Length > 0)
                direction = direction is null ? words : $"{words}, {direction}";
            name = name[..beside.Index].TrimEnd(' ', '^', '*', ':');
        }
        name = Quoted().Match(name) is { Success: true } quoted ? quoted.Groups["name"].Value : name;
        name = Junior().Replace(name, " ");
        if (Separator().IsMatch(name))
            name = And().Replace(Separator().Replace(name, " and "), " and ");
        name = OneLine.Of(name is ['#', .., '#'] ? name.Trim('#') : name);
        return name.Any(char.IsLetterOrDigit) && !Nothing().IsMatch(name) && SpeakerName.Mended(name) is { } mended
            ? new(mended, direction)
            : null;
    }

    // (V.O.), [OC], (CONT'D and the like, at the end.
    [GeneratedRegex(@"\s*(?:\((?<words>[^()]*)\)?|\[(?<words>[^\[\]]*)\]?|\{(?<words>[^{}]*)\})\s*[\^*:]*$")]
    private static partial Regex Beside();

    // Times, too: Ann (00:03).
    [GeneratedRegex(
        @"^(?:v\.?\s?o\.?|o\.?\s?[sc]\.?|off(?:[ -]?(?:screen|camera))?|on(?:[ -]?(?:screen|camera))|cont(?:['’.]?d?\.?|inued|inuing)|sl"
            + @"|pre-?lap|voice[ -]?over|over|filtered|[\d:.]+(?:\s?[ap]\.?m\.?)?|(?:v\.?o\.?|o\.?s\.?)[,/ ]+cont['’]?d)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Extension();

    [GeneratedRegex(@"^[""'“](?<name>[^""]+)[""'”]$")]
    private static partial Regex Quoted();

    // The comma of a title parts nobody: Dr. Jones, Jr.
    [GeneratedRegex(@",\s+(?=(?:jr|sr|esq|ph\.?d|m\.?d|ii|iii|iv)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Junior();

    [GeneratedRegex(@"\s*(?:,\s*and\b|,\s*&|[,，、;]|&|(?<=\S\s*)\+|(?<=\p{L})/(?=\p{L}{2})|\s/\s)\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    [GeneratedRegex(@"\s+and\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex And();

    [GeneratedRegex(@"^(?:n/?a|nan|none|null|unknown|transcript_?\s?note)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Nothing();
}
