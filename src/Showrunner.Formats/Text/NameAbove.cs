namespace Showrunner.Formats;

/// <summary>Names without a colon on lines of their own, above the speech: in capitals, or the same names again and again.</summary>
internal static class NameAbove
{
    private const int MaxWords = 5;

    /// <summary>The lines, with a colon behind each name if the text has names so; else the lines themselves.</summary>
    public static List<TextLine> Rewrite(List<TextLine> lines, int colons)
    {
        var candidates = Enumerable.Range(0, lines.Count).Where(i => IsCandidate(lines, i)).ToList();
        var counts = candidates
            .CountBy(i => Key(lines[i].Text), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(StringComparer.OrdinalIgnoreCase);
        var cues = candidates.Where(i => !lines[i].Text.Any(char.IsLower) || Returns(i)).ToHashSet();
        var speeches = lines.Where((line, i) => !line.IsBlank && (i == 0 || lines[i - 1].IsBlank)).Count();
        var repeated = cues.Count(Returns);
        if (cues.Count < 2 || cues.Count <= colons || repeated == 0 || cues.Count * 3 < speeches)
            return lines;
        return [.. lines.Select((line, i) => cues.Contains(i) ? TextLine.Of($"{line.Text.TrimEnd(':')}:") : line)];

        bool Returns(int i) => counts[Key(lines[i].Text)] > 1;
    }

    // After a blank line, with words below: at once, or after one blank line.
    private static bool IsCandidate(List<TextLine> lines, int i)
    {
        var line = lines[i].Text;
        return line.Length is > 0 and <= 50
            && (i == 0 || lines[i - 1].IsBlank)
            && char.IsLetterOrDigit(line[0])
            && (char.IsUpper(line[0]) || !char.IsLower(line[0]))
            && line.AsSpan().Count(' ') < MaxWords
            && line[^1] is not ('.' or '!' or '?' or ',' or ';' or '"')
            && Next(lines, i) is { } next
            && next.Any(c => !char.IsUpper(c))
            && !SpeakerLine.IsLabel(line.TrimEnd(':'))
            && !SpeakerLine.IsBoilerplate(line)
            && !ScriptBuilder.IsHeading(line)
            && !line.Contains(": ", StringComparison.Ordinal)
            && SpeakerCue.Read(line) is not null;
    }

    private static string? Next(List<TextLine> lines, int i) => lines.Skip(i + 1).Take(2).FirstOrDefault(line => !line.IsBlank)?.Text;

    private static string Key(string line) => SpeakerCue.Read(line)?.Name ?? "";
}
