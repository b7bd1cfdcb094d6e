namespace Showrunner.Formats;

/// <summary>Tables of comma, semicolon or tab separated values, one speech a row, with names of columns in the first row.</summary>
internal static class Csv
{
    /// <summary>Whether the text is a table: rows of equal length, and a column that a script has.</summary>
    public static bool Recognise(ScriptSource source) =>
        CsvRows.Separator(source.Text) is { } separator
        && TableColumns.Find(Header(source.Text, separator), new()) is { } columns
        && (columns.Speaker is not null || source.HasExtension(".csv", ".tsv"));

    public static ScriptReading Read(ScriptSource source, ReadingOptions options)
    {
        var separator =
            CsvRows.Separator(source.Text)
            ?? throw new ShowrunnerException($"{source.Name}: no separator splits its lines into equal rows of cells.");
        var header = Header(source.Text, separator);
        var columns =
            TableColumns.Find(header, options)
            ?? throw new ShowrunnerException(
                $"{source.Name}: no column holds what is said. There are: {string.Join(", ", header.Where(name => name.Length > 0))}. "
                    + "Name one: --columns words=NAME."
            );
        var notes = new ReadingNotes();
        var script = new ScriptBuilder();
        var table = new ScriptTable(columns, options, notes, script);
        table.Explain();
        var places = header.Select((name, place) => (name, place)).ToLookup(column => column.name, column => column.place);
        foreach (var row in Ordered(Rows(source.Text, separator, header, columns, notes), columns, places, notes))
            table.Row(name => places[name].First() is var place && place < row.Count ? row[place] : "");
        return new(script.Build(), "CSV", notes.Sentence("CSV"));
    }

    private static List<string> Header(string text, char separator) => [.. CsvRows.Of(text, separator).First().Select(name => name.Trim())];

    private static IEnumerable<List<string>> Rows(
        string text,
        char separator,
        List<string> header,
        TableColumns columns,
        ReadingNotes notes
    )
    {
        var next = FewValues(text, separator, header, columns);
        foreach (var row in CsvRows.Of(text, separator).Skip(1))
        {
            if (row.Count == header.Count)
            {
                yield return row;
            }
            else if (row.Count > header.Count && Mended(row, header, columns, separator, next) is { } mended)
            {
                notes.Count("row with commas outside quotes mended", "rows with commas outside quotes mended");
                yield return mended;
            }
            else if (row.Count > header.IndexOf(columns.Words))
            {
                yield return row;
            }
            else
            {
                notes.Count("broken row left out", "broken rows left out");
            }
        }
    }

    private static readonly string[] Booleans = ["true", "false", "True", "False", "TRUE", "FALSE"];

    // The values of the column after the words in whole rows, where there are at most ten: TRUE and FALSE.
    private static HashSet<string> FewValues(string text, char separator, List<string> header, TableColumns columns)
    {
        var next = header.IndexOf(columns.Words) + 1;
        var values = new HashSet<string>();
        foreach (var row in CsvRows.Of(text, separator).Skip(1).Where(row => row.Count == header.Count && next < header.Count))
        {
            values.Add(row[next]);
            if (values.Count > 10)
                return [];
        }
        values.Remove("");
        return values.Overlaps(Booleans) ? [.. Booleans] : values;
    }

    // Too many cells: the words, and perhaps the last cell, hold separators that nobody quoted. The column after the words shows where
    // they end, if it has few values; else the cells behind the words count from the end.
    private static List<string>? Mended(List<string> row, List<string> header, TableColumns columns, char separator, HashSet<string> next)
    {
        var words = header.IndexOf(columns.Words);
        var after = header.Count - words - 1;
        var end = after == 0 ? row.Count : row.FindIndex(words + 1, next.Contains);
        if (end < 0)
            end = row.Count - after;
        if (end <= words || after > 0 && row.Count - end < after)
            return null;
        List<string> mended = [.. row[..words], string.Join(separator, row[words..end]), .. row[end..]];
        return mended.Count <= header.Count
            ? mended
            : [.. mended[..(header.Count - 1)], string.Join(separator, mended[(header.Count - 1)..])];
    }

    // Some tables are not in the order of the show, and say which row comes when.
    private static IEnumerable<List<string>> Ordered(
        IEnumerable<List<string>> rows,
        TableColumns columns,
        ILookup<string, int> places,
        ReadingNotes notes
    )
    {
        if (columns.Order is not { } order || columns.Scene is not { } scene)
            return rows;
        var all = rows.ToList();
        var keys = all.Select(row => (Number(row, places[scene].First()), Number(row, places[order].First()))).ToList();
        if (keys.Any(key => key is not ({ }, { })) || keys.Zip(keys.Skip(1)).All(pair => Compare(pair.First, pair.Second) <= 0))
            return all;
        notes.Say($"sorted by '{scene}' and '{order}'");
        return all.Zip(keys).OrderBy(row => row.Second.Item1).ThenBy(row => row.Second.Item2).Select(row => row.First);
    }

    private static int Compare((double?, double?) a, (double?, double?) b) => Comparer<(double?, double?)>.Default.Compare(a, b);

    private static double? Number(List<string> row, int place) =>
        place < row.Count && double.TryParse(row[place], System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
