using System.Globalization;

namespace Showrunner;

/// <summary>Looks for what often goes wrong in scripts that were copied, scraped or exported.</summary>
internal static class CorpusFindings
{
    private const int FewTokens = 20_000;
    private const int ManyWords = 400;
    private const int OftenSeen = 50;
    private const int LongWord = 12; // characters; words of Thai have four or five

    public static IEnumerable<string> In(IReadOnlyList<LongLine> lines, IReadOnlyList<SpeakerShare> speakers, int tokens)
    {
        if (tokens < FewTokens)
        {
            yield return Text(
                $"The text is short ({tokens:N0} words and marks): a model will mostly memorise it. Use {FewTokens:N0} or more."
            );
        }

        if (IsUnspaced(lines))
        {
            yield return "Whole sentences count as words, since most of the text is in a script without spaces between them (Thai, Lao, "
                + "Burmese, Khmer): a model learns little of it. Put spaces between the words first.";
        }

        string?[] found =
        [
            Found(
                lines,
                line => line.Utterance is { Speaker: null, Setting: null } and not { Text: ['(' or '[', ..] },
                "no speaker, setting or direction",
                minShare: 0.02
            ),
            Found(lines, line => line is { Utterance.Speaker: not null, Words: 0 }, "a speaker who says nothing"),
            Found(
                lines,
                line => line.Utterance.Text is "nan" or "NaN" or "null" or "None",
                "an empty table cell (\"nan\") instead of words"
            ),
            Found(
                lines,
                line => !Balanced(line.Utterance.Text, '(', ')') || !Balanced(line.Utterance.Text, '[', ']'),
                "a bracket that is not closed or not opened"
            ),
            Found(lines, line => line.Words > ManyWords, $"more than {ManyWords} words, as if line breaks were missing"),
            Found(
                Repeats(lines),
                _ => true,
                "ten or more words of an earlier line, as if a script were included twice",
                minShare: 0.01,
                of: lines.Count
            ),
        ];
        foreach (var finding in found.OfType<string>())
            yield return finding;

        var misspelt = Misspelt(speakers).ToList();
        if (misspelt.Count > 0)
        {
            var more = misspelt.Count > 5 ? ", …" : "";
            yield return $"{Count(misspelt.Count, "name looks", "names look")} misspelt: {string.Join(", ", misspelt.Take(5))}{more}.";
        }
    }

    private static string? Found(
        IReadOnlyList<LongLine> lines,
        Func<LongLine, bool> isWrong,
        string what,
        double minShare = 0,
        int? of = null
    )
    {
        var wrong = lines.Where(isWrong).ToList();
        if (wrong.Count == 0 || wrong.Count < minShare * (of ?? lines.Count))
            return null;
        var first = Text($"{wrong[0].Script}, line {wrong[0].Utterance.LineNumber}");
        return $"{Count(wrong.Count, "line has", "lines have")} {what}; the first is {first}.";
    }

    private static bool IsUnspaced(IReadOnlyList<LongLine> lines)
    {
        var (words, characters, all) = (0, 0, 0);
        foreach (var word in lines.SelectMany(line => line.Utterance.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            var unspaced = word.Count(CharacterKinds.IsUnspaced);
            all += word.Length;
            characters += unspaced;
            words += unspaced > 0 ? 1 : 0;
        }
        return characters * 2 > all && characters > words * LongWord;
    }

    private static List<LongLine> Repeats(IReadOnlyList<LongLine> lines)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. lines.Where(line => line.Words >= 10 && !seen.Add(line.Utterance.Text))];
    }

    private static IEnumerable<string> Misspelt(IReadOnlyList<SpeakerShare> speakers)
    {
        var known = speakers.Where(speaker => speaker.Speeches >= OftenSeen && speaker.Name.Length >= 5).ToList();
        return from speaker in speakers
            where speaker.Speeches <= 2 && !speaker.Name.Any(char.IsDigit)
            from right in known
            let edits = EditDistance.Between(speaker.Name, right.Name)
            where edits == 1 || edits == 2 && speaker.Name.Order().SequenceEqual(right.Name.Order()) // one letter, or letters swapped
            select Text($"{speaker.Name} ({right.Name}?)");
    }

    private static bool Balanced(string text, char open, char close) => text.Count(c => c == open) == text.Count(c => c == close);

    private static string Count(int count, string one, string more) => Text($"{count:N0} {(count == 1 ? one : more)}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
