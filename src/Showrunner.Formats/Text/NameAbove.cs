namespace Showrunner.Formats;

/// <summary>Names without a colon on lines of their own, above the speech: in capitals, or the same names again and again.</summary>
internal static class NameAbove
{
    private const int MaxWords = 5;

    /// <summary>The lines, with a colon behind each name if the text has names so; else the lines themselves.</summary>
    public static List<string> Rewrite(List<string> lines, int colons)
    {
        var candidates = Enumerable.Range(0, lines.Count).Where(i => IsCandidate(lines, i)).ToList();
        var counts = candidates
            .CountBy(i => Key(lines[i]), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(StringComparer.OrdinalIgnoreCase);
        var cues = candidates.Where(i => !lines[i].Any(char.IsLower) || counts[Key(lines[i])] > 1).ToHashSet();
        var speeches = lines.Where((line, i) => line.Length > 0 && (i == 0 || lines[i - 1].Length == 0)).Count();
        var repeated = cues.Count(i => counts[Key(lines[i])] > 1);
        if (cues.Count < 2 || cues.Count <= colons || repeated == 0 || cues.Count * 3 < speeches)
            return lines;
        return [.. lines.Select((line, i) => cues.Contains(i) ? $"{line.TrimEnd(':')}:" : line)];
    }

    // After a blank line, with words below: at once, or after one blank line.
    private static bool IsCandidate(List<string> lines, int i)
    {
        var line = lines[i];
        return line.Length is > 0 and <= 50
            && (i == 0 || lines[i - 1].Length == 0)
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

    private static string? Next(List<string> lines, int i) => lines.Skip(i + 1).Take(2).FirstOrDefault(line => line.Length > 0);

    private static string Key(string line) => SpeakerCue.Read(line)?.Name ?? "";
}
