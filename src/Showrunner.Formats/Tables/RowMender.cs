namespace Showrunner.Formats;

/// <summary>
/// Mends rows with too many cells: the words, and perhaps the last cell, hold separators that nobody quoted. The column after the words
/// shows where they end, if it has few values; else the cells behind the words count from the end.
/// </summary>
internal sealed class RowMender(List<List<string>> rows, List<string> header, TableColumns columns, char separator, ReadingNotes notes)
{
    private const int FewValues = 10;

    private static readonly string[] Booleans = ["true", "false", "True", "False", "TRUE", "FALSE"];

    private readonly int _words = header.IndexOf(columns.Words);
    private HashSet<string>? _next;

    /// <summary>The rows, mended where they can be; those without words are left out.</summary>
    public IEnumerable<List<string>> Rows()
    {
        foreach (var row in rows)
        {
            if (row.Count == header.Count)
            {
                yield return row;
            }
            else if (row.Count > header.Count && Mended(row) is { } mended)
            {
                notes.Count("row with commas outside quotes mended", "rows with commas outside quotes mended");
                yield return mended;
            }
            else if (row.Count > _words)
            {
                yield return row;
            }
            else
            {
                notes.Count("broken row left out", "broken rows left out");
            }
        }
    }

    private List<string>? Mended(List<string> row)
    {
        _next ??= ValuesAfterWords();
        var after = header.Count - _words - 1;
        var end = after == 0 ? row.Count : row.FindIndex(_words + 1, _next.Contains);
        if (end < 0)
            end = row.Count - after;
        if (end <= _words || after > 0 && row.Count - end < after)
            return null;
        List<string> mended = [.. row[.._words], string.Join(separator, row[_words..end]), .. row[end..]];
        return mended.Count <= header.Count
            ? mended
            : [.. mended[..(header.Count - 1)], string.Join(separator, mended[(header.Count - 1)..])];
    }

    // The values of the column after the words in whole rows, where there are few: TRUE and FALSE.
    private HashSet<string> ValuesAfterWords()
    {
        var next = _words + 1;
        var values = new HashSet<string>();
        foreach (var row in rows.Where(row => row.Count == header.Count && next < header.Count))
        {
            values.Add(row[next]);
            if (values.Count > FewValues)
                return [];
        }
        values.Remove("");
        return values.Overlaps(Booleans) ? [.. Booleans] : values;
    }
}
