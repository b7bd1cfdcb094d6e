namespace Showrunner.Formats;

/// <summary>How often each candidate for a name occurs in a text, and which of them are trusted.</summary>
internal static class SpeakerCounts
{
    /// <summary>The share of speeches in capitals, or at the beginning of paragraphs, that makes others doubtful.</summary>
    private const double MostShare = 0.75;

    private const int MinSpeeches = 5;

    public static Dictionary<string, int> Of(IEnumerable<string?> names) =>
        names.OfType<string>().CountBy(name => name, StringComparer.OrdinalIgnoreCase).ToDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names without those that are met once and look like the beginning of a sentence, if there are better ones.</summary>
    public static HashSet<string> Trusted(Dictionary<string, int> counts, List<List<TextLine>> paragraphs)
    {
        var speeches = counts.Values.Sum();
        var inCapitals =
            speeches >= MinSpeeches && counts.Where(name => IsCapitals(name.Key)).Sum(name => name.Value) >= speeches * MostShare;
        var atStart = Of(paragraphs.Select(paragraph => paragraph[0].Speech?.Name));
        var beginParagraphs =
            atStart.Values.Sum() >= Math.Max(MinSpeeches, speeches * MostShare) && paragraphs.Any(paragraph => paragraph.Count > 1);
        var facts = Facts(counts, paragraphs);
        var doubtful = counts
            .Where(name => name.Value == 1)
            .Select(name => name.Key)
            .Where(name =>
                facts.Contains(name)
                || SpeakerLine.IsDoubtful(name)
                || inCapitals && !IsCapitals(name)
                || beginParagraphs && !atStart.ContainsKey(name)
            )
            .ToHashSet();
        return Names(doubtful.Count < counts.Count ? counts.Where(name => !doubtful.Contains(name.Key)) : counts);
    }

    // Above a text whose paragraphs are lines stands at times a paragraph of several: what the page says of itself.
    private static HashSet<string> Facts(Dictionary<string, int> counts, List<List<TextLine>> paragraphs)
    {
        var first = Of(paragraphs[0].Select(line => line.Speech?.Name));
        var isAlone = first.Count > 1 && paragraphs.Skip(1).Count(paragraph => paragraph.Count > 1) * 5 <= paragraphs.Count - 1;
        return isAlone && first.Keys.All(name => counts.GetValueOrDefault(name) == 1) && counts.Values.Any(count => count > 1)
            ? new(first.Keys, StringComparer.OrdinalIgnoreCase)
            : [];
    }

    public static HashSet<string> Names(IEnumerable<KeyValuePair<string, int>> counts) =>
        new(counts.Select(name => name.Key), StringComparer.OrdinalIgnoreCase);

    private static bool IsCapitals(string name) => !name.Replace(" and ", " ", StringComparison.Ordinal).Any(char.IsLower);
}
