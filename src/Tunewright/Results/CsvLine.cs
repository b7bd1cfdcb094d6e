namespace Tunewright;

/// <summary>A line of a table as RFC 4180 has it.</summary>
internal static class CsvLine
{
    /// <summary>The cells, those in quotes that need them, and the line's end.</summary>
    public static string Of(IEnumerable<string> cells) => string.Join(',', cells.Select(Quoted)) + "\r\n";

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
