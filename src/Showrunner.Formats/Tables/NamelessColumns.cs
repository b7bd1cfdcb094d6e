namespace Showrunner.Formats;

/// <summary>
/// Tables whose first row has none of the names that are known: the values decide. Speakers are short and return, words are long. Columns
/// have the names of the first row if it is none of the table's values, else numbers from 1.
/// </summary>
internal static class NamelessColumns
{
    private const int SampleRows = 2_000;
    private const double MinWords = 1.5; // on average, in the column of what is said

    /// <summary>The header, whether it is the first row, and the columns; null where no column holds what is said.</summary>
    public static (List<string> Header, bool IsFirstRow, TableColumns Columns)? Of(IReadOnlyList<List<string>> rows)
    {
        var width = rows[0].Count;
        var sample = rows.Take(SampleRows).Where(row => row.Count == width).ToList();
        var words = Enumerable.Range(0, width).MaxBy(column => MeanWords(sample, column));
        if (width > 1 && MeanWords(sample, words) < MinWords)
            return null;
        var speaker = Enumerable
            .Range(0, width)
            .Where(column => column != words && IsSpeaker(sample, column))
            .Select(column => (int?)column)
            .FirstOrDefault();
        var isHeader =
            speaker is { } names
            && sample.Count > 2
            && !sample.Skip(1).Any(row => row[names] == rows[0][names])
            && WordsIn(rows[0][words]) <= 2;
        List<string> header = isHeader
            ? [.. rows[0].Select(name => name.Trim())]
            : [.. Enumerable.Range(1, width).Select(place => $"{place}")];
        return (header, isHeader, new(speaker is { } at ? header[at] : null, header[words], null, null, null, []));
    }

    private static double MeanWords(List<List<string>> rows, int column) => rows.Average(row => WordsIn(row[column]));

    private static int WordsIn(string cell) => cell.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Length;

    private static bool IsSpeaker(List<List<string>> rows, int column)
    {
        var cells = rows.Select(row => row[column].Trim()).Where(cell => cell.Length > 0).ToList();
        return cells.Count * 2 > rows.Count
            && cells.Count(cell => cell.Any(char.IsLetter) && SpeakerCue.Read(cell) is not null && WordsIn(cell) <= 5) >= cells.Count * 0.8
            && cells.Distinct(StringComparer.OrdinalIgnoreCase).Count() < cells.Count;
    }
}
