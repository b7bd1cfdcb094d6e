using System.Text;

namespace Showrunner.Formats;

/// <summary>
/// The rows of a CSV or TSV text by RFC 4180: quoted cells hold separators, line breaks and doubled quotes. Quotes that the writer
/// forgot to double are taken as text where no separator or line end follows them.
/// </summary>
/// <remarks>
/// Own code and not a library's: libraries stop at rows with wrong quotes, or shift their cells without a word, and the tables that
/// people have are full of them.
/// </remarks>
internal static class CsvRows
{
    private const int SampleRows = 20;

    /// <summary>The longest quoted cell; a quote that is not closed before is a letter like others.</summary>
    private const int MaxQuoted = 20_000;

    /// <summary>The separator that splits the first lines into the most even rows of two cells or more; null if none does.</summary>
    public static char? Separator(string text)
    {
        char? best = null;
        var cells = 1;
        foreach (var separator in (ReadOnlySpan<char>)[',', ';', '\t', '|'])
        {
            var rows = Of(text, separator).Take(SampleRows).Select(row => row.Count).ToList();
            if (rows.Count == 0 || rows[0] <= cells || rows.Count(count => count == rows[0]) * 2 < rows.Count)
                continue;
            (best, cells) = (separator, rows[0]);
        }
        return best;
    }

    /// <summary>The rows, blank lines left out.</summary>
    /// <param name="text">The table.</param>
    /// <param name="separator">What separates cells.</param>
    /// <param name="wanted">
    /// Which cells are wanted of rows that have as many; the others are empty. Null for all cells, which rows of another length always
    /// have.
    /// </param>
    public static IEnumerable<List<string>> Of(string text, char separator, bool[]? wanted = null)
    {
        // Where the header has no space after a separator, a quote before a separator and a space ends no cell: He said, "no", twice.
        var header = text.AsSpan(0, text.IndexOf('\n') is >= 0 and var end ? end : text.Length);
        var isTight = !header.Contains($"{separator} ", StringComparison.Ordinal);
        var (position, cells) = (0, 0);
        while (position < text.Length)
        {
            var start = position;
            var row = Row(wanted);
            if (wanted is not null && row.Count != wanted.Length)
            {
                position = start;
                row = Row(null);
            }
            cells = row.Count;
            if (row is not [""])
                yield return row;
        }

        List<string> Row(bool[]? wanted)
        {
            var row = new List<string>(cells);
            do
            {
                var isWanted = wanted is null || row.Count < wanted.Length && wanted[row.Count];
                row.Add(Cell(text, ref position, separator, isTight, isWanted));
            } while (position < text.Length && text[position++] != '\n');
            return row;
        }
    }

    // Ends before a separator or a line feed.
    private static string Cell(string text, ref int position, char separator, bool isTight, bool isWanted)
    {
        if (position < text.Length && text[position] == '"' && QuotedCell(text, ref position, separator, isTight, isWanted) is { } quoted)
            return quoted;
        var start = position;
        position = text.AsSpan(start).IndexOfAny(separator, '\n') is >= 0 and var length ? start + length : text.Length;
        return isWanted ? text[start..position] : "";
    }

    // Null where no quote ends the cell, or where it has stray quotes and ends on another line.
    private static string? QuotedCell(string text, ref int position, char separator, bool isTight, bool isWanted)
    {
        var limit = Math.Min(text.Length, position + MaxQuoted);
        var (begin, hasStray, cell) = (position + 1, false, default(StringBuilder));
        for (var at = begin; at < limit; at++)
        {
            var length = text.AsSpan(at, limit - at).IndexOf('"');
            if (length < 0)
                return null;
            if (hasStray && text.AsSpan(at, length).Contains('\n'))
                return null;
            at += length;
            var next = at + 1 < text.Length ? text[at + 1] : '\n';
            if (next == '"')
            {
                if (isWanted)
                    (cell ??= new()).Append(text, begin, at + 1 - begin);
                begin = ++at + 1;
            }
            else if (next == '\n' || next == separator && !(isTight && GoesOn(text, at + 2)))
            {
                position = at + 1;
                return !isWanted ? ""
                    : cell is null ? text[begin..at]
                    : cell.Append(text, begin, at - begin).ToString();
            }
            else
            {
                hasStray = true;
            }
        }
        return null;
    }

    // A space, and another quote on the same line.
    private static bool GoesOn(string text, int position) =>
        position < text.Length
        && text[position] == ' '
        && text.AsSpan(position).IndexOfAny('"', '\n') is >= 0 and var next
        && text[position + next] == '"';
}
