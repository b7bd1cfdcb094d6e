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
    /// <summary>The separator that splits the first lines into the most even rows of two cells or more; null if none does.</summary>
    public static char? Separator(string text)
    {
        char? best = null;
        var cells = 1;
        foreach (var separator in (ReadOnlySpan<char>)[',', ';', '\t', '|'])
        {
            var rows = Of(text, separator).Take(20).Select(row => row.Count).ToList();
            if (rows.Count < 2 || rows[0] <= cells || rows.Count(count => count == rows[0]) * 2 < rows.Count)
                continue;
            (best, cells) = (separator, rows[0]);
        }
        return best;
    }

    /// <summary>The rows, blank lines left out.</summary>
    public static IEnumerable<List<string>> Of(string text, char separator)
    {
        // Where the header has no space after a separator, a quote before a separator and a space ends no cell: He said, "no", twice.
        var header = text.AsSpan(0, text.IndexOf('\n') is >= 0 and var end ? end : text.Length);
        var isTight = !header.Contains($"{separator} ", StringComparison.Ordinal);
        var position = 0;
        while (position < text.Length)
        {
            var row = Row(text, ref position, separator, isTight);
            if (row is not [""])
                yield return row;
        }
    }

    private static List<string> Row(string text, ref int position, char separator, bool isTight)
    {
        var row = new List<string>();
        while (true)
        {
            row.Add(Cell(text, ref position, separator, isTight));
            if (position >= text.Length || text[position++] == '\n')
                return row;
        }
    }

    // Ends before a separator or a line feed.
    private static string Cell(string text, ref int position, char separator, bool isTight)
    {
        if (position < text.Length && text[position] == '"')
            return QuotedCell(text, ref position, separator, isTight);
        var end = text.AsSpan(position).IndexOfAny(separator, '\n');
        var cell = text[position..(end < 0 ? text.Length : position + end)];
        position += cell.Length;
        return cell;
    }

    // A space, and another quote on the same line.
    private static bool GoesOn(string text, int position)
    {
        if (position >= text.Length || text[position] != ' ')
            return false;
        var rest = text.AsSpan(position);
        var quote = rest.IndexOf('"');
        return quote >= 0 && rest[..quote].IndexOf('\n') < 0;
    }

    private static string QuotedCell(string text, ref int position, char separator, bool isTight)
    {
        var cell = new StringBuilder();
        for (position++; position < text.Length; position++)
        {
            if (text[position] != '"')
            {
                cell.Append(text[position]);
                continue;
            }
            var next = position + 1 < text.Length ? text[position + 1] : '\n';
            if (next == '"')
            {
                cell.Append('"');
                position++;
            }
            else if (next == '\n' || next == separator && !(isTight && GoesOn(text, position + 2)))
            {
                position++;
                return cell.ToString();
            }
            else
            {
                cell.Append('"');
            }
        }
        return cell.ToString();
    }
}
