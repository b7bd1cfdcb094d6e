using System.Text.RegularExpressions;

namespace Showrunner.Formats;

/// <summary>
/// The ways to mark who speaks that have no colon: <c>ANN. Words</c>, <c>ANN - words</c>, <c>アンナ「words」</c>, a name in capitals on
/// a line of its own. If most of a text has one of them, its lines are rewritten as <c>Name: words</c>.
/// </summary>
internal sealed partial class NameMarks
{
    private const double MinShare = 0.3; // of the paragraphs

    private static readonly NameMarks[] All =
    [
        new("the name in quotes", QuotedName()),
        new("a number before each name", Numbered()),
        new("the name before a full stop", Stopped()),
        new("the name before a dash", Dashed()),
        new("the name before Japanese quotes", Corner()),
        new("the name before an angle bracket", Angled()),
    ];

    private readonly Regex _mark;

    private NameMarks(string description, Regex mark) => (Description, _mark) = (description, mark);

    /// <summary>What the mark is, to be told.</summary>
    public string Description { get; }

    /// <summary>The lines with colons, and the mark that they had; the lines themselves if most names have a colon.</summary>
    public static (List<TextLine> Lines, NameMarks? Mark) Rewrite(List<TextLine> lines)
    {
        var filled = lines.Count(line => !line.IsBlank);
        var paragraphs = lines.Where((line, i) => !line.IsBlank && (i == 0 || lines[i - 1].IsBlank)).Count();
        var colons = lines.Count(line => line.Speech is not null);
        var enough = Math.Max(Math.Max(2, colons), Math.Min(paragraphs, filled) * MinShare);
        var best = All.Select(mark => (Mark: mark, Names: mark.Names(lines)))
            .Where(found => found.Names.Values.Sum() >= enough && found.Names.Values.Any(count => count > 1))
            .OrderBy(found => found.Names.Values.Sum())
            .LastOrDefault();
        if (best.Mark is { } mark)
            return ([.. lines.Select(line => mark.Rewritten(line))], mark);
        return (NameAbove.Rewrite(lines, colons), null);
    }

    private Dictionary<string, int> Names(List<TextLine> lines) =>
        lines
            .Select(line => Name(line.Text))
            .OfType<string>()
            .CountBy(name => name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(StringComparer.OrdinalIgnoreCase);

    private string? Name(string line) =>
        _mark.Match(line) is { Success: true } match && !SpeakerLine.IsLabel(match.Groups["name"].Value) && !ScriptBuilder.IsHeading(line)
            ? SpeakerCue.Read(match.Groups["name"].Value)?.Name
            : null;

    private TextLine Rewritten(TextLine line)
    {
        if (Name(line.Text) is null)
            return line;
        var match = _mark.Match(line.Text);
        return TextLine.Of($"{match.Groups["name"].Value}: {match.Groups["words"].Value}");
    }

    [GeneratedRegex(@"^""(?<name>[^"":]{1,40})""\s*:\s*""?(?<words>\S.*?)""?,?$")]
    private static partial Regex QuotedName();

    [GeneratedRegex(@"^(?:\d{1,5}[.)]?\s+|[*•–-]\s+)(?<name>[\p{L}#][^:*]{0,40}):\s*(?<words>\S.*)$")]
    private static partial Regex Numbered();

    // Capitals, so that no sentence is taken for a name; the dots of MR. and of initials belong to it.
    [GeneratedRegex(
        @"^(?<name>(?:(?:MRS?|DR|MS|ST|Mrs?|Dr|Ms|St)\. |[\p{Lu}]\. ?)*[\p{Lu}][\p{Lu}'#\d-]+"
            + @"(?:[ ,/&]+(?:and )?[\p{Lu}\d#][\p{Lu}'#\d-]*){0,3}"
            + @"(?:\s*[(\[][^()\[\]]*[)\]])?)\s*\.\s*(?:--?\s*)?(?<words>\S.*)$"
    )]
    private static partial Regex Stopped();

    [GeneratedRegex(
        @"^(?<name>[\p{Lu}\p{Lo}][\p{L}\p{M}'’.#\d]*(?: [\p{L}\p{M}'’.#\d]+){0,3}(?:\s*[(\[][^()\[\]]*[)\]])?)\s+--?\s+(?<words>\S.*)$"
    )]
    private static partial Regex Dashed();

    [GeneratedRegex(@"^(?:【(?<name>[^【】]{1,20})】\s*(?<words>\S.*)|(?<name>[\p{L}\p{M}・·0-9]{1,12})\s*(?<words>[「『].*))$")]
    private static partial Regex Corner();

    [GeneratedRegex(@"^(?<name>[\p{L}#][\p{L}\p{M}\d '_.#-]{0,30})>\s+(?<words>\S.*)$")]
    private static partial Regex Angled();
}
