using System.Text.RegularExpressions;

namespace Showrunner.Formats;

/// <summary>Who speaks in a play, and how it marks that.</summary>
internal sealed partial class PlayNames
{
    private readonly Regex _mark;
    private readonly Dictionary<string, int> _names;

    private PlayNames(Regex mark, Dictionary<string, int> names) => (_mark, _names) = (mark, names);

    /// <summary>Finds the mark that most speeches have. A name is in the list of persons, or returns, or is all in capitals.</summary>
    public static PlayNames Of(IReadOnlyList<string> paragraphs)
    {
        var (mark, counts) = Marks
            .Select(mark => (mark, Counts: Count(mark, paragraphs)))
            .OrderByDescending(found => found.Counts.Values.Where(count => count > 1).Sum())
            .ThenByDescending(found => found.Counts.Values.Sum())
            .First();
        var persons = paragraphs
            .TakeWhile(paragraph => Match(mark, paragraph) is not var (name, _) || counts[name] < 2)
            .SelectMany(paragraph => paragraph.Split('\n'))
            .SelectMany(line => line.Split([' ', ',', '.', ';', '('], StringSplitOptions.RemoveEmptyEntries))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var names = counts.Where(name => name.Value > 1 || IsPerson(name.Key, persons));
        return new(mark, new(names, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Whether a name has more than one speech.</summary>
    public bool Returns(string name) => _names.GetValueOrDefault(name) > 1;

    /// <summary>The name and the words of a speech; null for any other paragraph.</summary>
    public (string Name, string Words)? Speech(string paragraph) =>
        Match(_mark, paragraph) is var (name, words) && (_names.ContainsKey(name) || AreAllKnown(name)) ? (name, words) : null;

    private bool AreAllKnown(string name) =>
        name.Split([" and ", " AND ", " & "], StringSplitOptions.None) is { Length: > 1 } several && several.All(_names.ContainsKey);

    // Names have capitals: "Morning-room in the flat" has none but its first.
    private static bool IsPerson(string name, HashSet<string> persons)
    {
        var words = name.Split(' ');
        return words.All(word => char.IsUpper(word[0])) && (words.Length <= 3 || words.Any(persons.Contains));
    }

    private static Dictionary<string, int> Count(Regex mark, IReadOnlyList<string> paragraphs) =>
        paragraphs
            .Select(paragraph => Match(mark, paragraph)?.Name)
            .OfType<string>()
            .CountBy(name => name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(StringComparer.OrdinalIgnoreCase);

    private static (string Name, string Words)? Match(Regex mark, string paragraph)
    {
        var match = mark.Match(paragraph.TrimStart());
        var name = match.Groups["name"].Value.Trim();
        return match.Success && !SpeakerLine.IsLabel(name) && !PlayReader.IsDivision(name)
            ? (name, $"{match.Groups["beside"].Value} {match.Groups["words"].Value}")
            : null;
    }

    private const string Title = @"(?:(?:Mrs?|Dr|Ms|St|Sir|Rev|Capt|MRS?|DR|MS|ST|REV|CAPT)\.\s)?(?!(?:Mrs?|Dr|Ms|St)\.)";
    private const string Beside = @"(?:\s*(?<beside>[\[(][^\[\]()]*[\])]))?";
    private const string Several = @"[\p{L}'’-]+(?:\s[\p{L}'’-]+){0,4}";
    private const string Capitals = @"(?<name>(?:(?:MRS?|DR|MS|ST|REV|CAPT)\.\s)?\p{Lu}[\p{Lu}'’-]+(?:[ ,&]+[\p{Lu}'’\d-]+){0,4})";

    private static readonly Regex[] Marks = [Spaced(), Below(), Stopped(), Colon(), Alone(), Single()];

    [GeneratedRegex(
        $@"^(?<name>{Title}\p{{Lu}}{Several}){Beside}(?:\.  |(?<=\.[\])])\s|\.\s{{2,}})\s*(?<words>\S.*)$",
        RegexOptions.Singleline
    )]
    private static partial Regex Spaced();

    [GeneratedRegex($@"^(?<name>{Title}\p{{Lu}}{Several})\.{Beside}[ \t]*\n\s*(?<words>\S.*)$", RegexOptions.Singleline)]
    private static partial Regex Below();

    [GeneratedRegex($@"^{Capitals}{Beside}\.?{Beside}\s(?<=[.\])]\s)\s*(?:--)?(?<words>\S.*)$", RegexOptions.Singleline)]
    private static partial Regex Stopped();

    [GeneratedRegex($@"^(?<name>{Title}\p{{Lu}}{Several}){Beside}:\s*(?<words>\S.*)$", RegexOptions.Singleline)]
    private static partial Regex Colon();

    [GeneratedRegex($@"^{Capitals}{Beside}[ \t]*\n\s*(?<words>\S.*)$", RegexOptions.Singleline)]
    private static partial Regex Alone();

    [GeneratedRegex(
        $@"^(?<name>{Title}\p{{Lu}}[\p{{L}}'’-]+(?:\s\p{{Lu}}[\p{{L}}'’-]+){{0,2}}){Beside}\.\s(?<words>\S.*)$",
        RegexOptions.Singleline
    )]
    private static partial Regex Single();
}
