namespace Showrunner.Formats;

/// <summary>Tables of comma, semicolon or tab separated values, one speech a row.</summary>
internal static class Csv
{
    /// <summary>Whether the text is a table: rows of equal length, and a column that a script has.</summary>
    public static bool Recognise(ScriptSource source)
    {
        if (source.HasExtension(".csv", ".tsv"))
            return true;
        if (CsvRows.Separator(source.Text) is not { } separator)
            return false;
        var rows = CsvRows.Of(source.Text, separator).Take(50).ToList();
        if (TableColumns.Find(rows[0], new()) is { Speaker: not null })
            return rows.Count > 1;
        // Prose has commas and semicolons, too, but hardly a tab in every line.
        return separator == '\t'
            && rows.Count > 2
            && rows.All(row => row.Count == rows[0].Count)
            && NamelessColumns.Of(rows) is { Columns.Speaker: not null };
    }

    /// <exception cref="ShowrunnerException">No column holds what is said.</exception>
    public static Understanding Read(ScriptSource source, ReadingOptions options)
    {
        var separator = CsvRows.Separator(source.Text) ?? '\0';
        var all = CsvRows.Of(source.Text, separator);
        if (!all.Any())
            throw new ShowrunnerException($"{source.Name} has no rows.");
        var (header, isFirstRow, columns) = Columns(source.Name, all, options);
        // A mender looks at the cell behind the words, too.
        var words = header.IndexOf(columns.Words);
        bool[] wanted = [.. header.Select((name, place) => columns.Has(name) || place == words + 1)];
        var rows = CsvRows.Of(source.Text, separator, wanted).Skip(isFirstRow ? 1 : 0).ToList();

        var notes = new ReadingNotes();
        var script = new ScriptBuilder();
        var table = new ScriptTable(options, notes, script);
        table.Explain(columns);
        if (!isFirstRow && columns.Speaker is not null)
            notes.Say("columns by number, for the first row names none");
        var mender = new RowMender(rows, header, columns, separator, notes);
        var places = new Dictionary<string, int>();
        foreach (var (place, name) in header.Index())
            places.TryAdd(name, place);
        foreach (var row in RowOrder.Of(mender.Rows(), columns, places, notes))
            table.Row(columns, name => places[name] is var place && place < row.Count ? row[place] : "");
        table.End();
        return new(script.Build(), "CSV", notes, new(header, columns.Used));
    }

    private static (List<string> Header, bool IsFirstRow, TableColumns Columns) Columns(
        string name,
        IEnumerable<List<string>> rows,
        ReadingOptions options
    )
    {
        List<string> header = [.. rows.First().Select(OneLine.Of)];
        if (options.Columns.Count == 0 || header.Exists(cell => options.Columns.Values.Contains(cell, StringComparer.OrdinalIgnoreCase)))
        {
            if (TableColumns.Find(header, options) is { } known)
                return (header, true, known);
        }
        else if (options.Columns.Values.All(value => int.TryParse(value, out _)))
        {
            header = [.. Enumerable.Range(1, header.Count).Select(place => $"{place}")];
            if (TableColumns.Find(header, options) is { } numbered)
                return (header, false, numbered);
        }
        else
        {
            TableColumns.Find(header, options); // says which column is not there
        }
        return NamelessColumns.Of([.. rows])
            ?? throw new ShowrunnerException(
                $"{name}: no column holds what is said. There are: {string.Join(", ", header.Where(cell => cell.Length > 0))}. "
                    + "Name one: --columns words=NAME."
            );
    }
}
