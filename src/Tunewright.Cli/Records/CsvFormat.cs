namespace Tunewright.Cli;

/// <summary>Records as RFC 4180 has it, flattened.</summary>
internal static class CsvFormat
{
    public static void Write(TextWriter output, RecordRows table)
    {
        output.Write(Line(table.Header));
        foreach (var row in table.Rows)
            output.Write(Line(table.Header.Select(name => row.GetValueOrDefault(name) is { } value ? PythonText.Of(value) : "")));
    }

    private static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Quoted)) + "\r\n";

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
