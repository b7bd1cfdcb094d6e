namespace Tunewright.Cli;

/// <summary>Records between lines of <c>+---+</c>, as Optuna draws them.</summary>
internal static class TableFormat
{
    public static void Write(TextWriter output, RecordRows table)
    {
        var columns = table
            .Header.Select(name =>
            {
                var values = table.Rows.Select(row => row.GetValueOrDefault(name)).ToArray();
                var cells = values.Select(PythonText.Of).ToArray(); // an absent value is as wide as None
                var width = cells.Append(name).Max(cell => cell.Length);
                var isNumeric = values.All(value => value is null or bool or long or double);
                return (
                    Name: name,
                    Width: width,
                    IsNumeric: isNumeric,
                    Cells: cells.Zip(values, (cell, value) => value is null ? "" : cell).ToArray()
                );
            })
            .ToArray();

        var line = $"+{string.Concat(columns.Select(column => $"{new string('-', column.Width + 2)}+"))}";
        output.WriteLine(line);
        output.WriteLine(Row(columns.Select(column => Cell(column.Name, column.Width, column.IsNumeric))));
        output.WriteLine(line);
        for (var row = 0; row < table.Rows.Count; row++)
            output.WriteLine(Row(columns.Select(column => Cell(column.Cells[row], column.Width, column.IsNumeric))));
        output.WriteLine(line);
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Cell(string text, int width, bool isNumeric)
    {
        var oneLine = text.ReplaceLineEndings(" ");
        return isNumeric ? oneLine.PadLeft(width) : oneLine.PadRight(width);
    }
}
