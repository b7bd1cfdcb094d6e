namespace Tunewright.Cli;

/// <summary>Records as RFC 4180 has it, flattened.</summary>
internal static class CsvFormat
{
    public static void Write(TextWriter output, RecordRows table)
    {
        output.Write(CsvLine.Of(table.Header));
        foreach (var row in table.Rows)
            output.Write(CsvLine.Of(table.Header.Select(name => row.GetValueOrDefault(name) is { } value ? PythonText.Of(value) : "")));
    }
}
