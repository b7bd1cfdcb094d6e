namespace Showrunner.Formats;

/// <summary>
/// The tables of the Self-dialogue Corpus as a script: one conversation a row, in the columns <c>Answer.sentence1</c>, …. Its two sides,
/// which have no names, are called ann and ben. Rejected work, and that of blocked workers, is left out.
/// </summary>
internal static class SelfDialogueText
{
    private const string BlockedWorkers = "blocked_workers.txt";
    private const string Sentence = "Answer.sentence";
    private const string Nothing = "{}"; // what an empty answer is in some tables

    private static readonly string[] Sides = ["ann", "ben"];

    public static IEnumerable<string> Lines(IReadOnlyList<string> files)
    {
        var blocked = files
            .Where(file => file.EndsWith(BlockedWorkers, StringComparison.Ordinal))
            .SelectMany(File.ReadLines)
            .Select(line => line.Trim())
            .ToHashSet();
        return files
            .Where(file => file.EndsWith(".csv", StringComparison.Ordinal))
            .SelectMany(file => Table(File.ReadAllText(file), blocked));
    }

    private static IEnumerable<string> Table(string text, HashSet<string> blocked)
    {
        var rows = CsvRows.Of(text.ReplaceLineEndings("\n"), ',');
        var columns = rows.First().Index().ToDictionary(cell => cell.Item, cell => cell.Index);
        var sentencesOfRow = columns.Keys.Count(column => column.StartsWith(Sentence, StringComparison.Ordinal));
        foreach (var row in rows.Skip(1))
        {
            string Cell(string column) => columns.TryGetValue(column, out var at) && at < row.Count ? row[at] : "";
            if (Cell("Reject").Length > 0 || Cell("AssignmentStatus") == "Rejected" || blocked.Contains(Cell("WorkerId")))
                continue;
            var sentences = Enumerable
                .Range(1, sentencesOfRow)
                .Select(number => OneLine.Of(Cell($"{Sentence}{number}")))
                .Where(sentence => sentence.Length > 0 && sentence != Nothing)
                .ToList();
            foreach (var (at, sentence) in sentences.Index())
                yield return $"{Sides[at % 2]}: {sentence}";
            if (sentences.Count > 0)
                yield return "";
        }
    }
}
