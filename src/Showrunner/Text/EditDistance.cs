namespace Showrunner;

/// <summary>Levenshtein's distance: the smallest number of characters to insert, delete or replace to turn one word into another.</summary>
internal static class EditDistance
{
    public static int Between(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        Span<int> row = b.Length < 256 ? stackalloc int[b.Length + 1] : new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            row[j] = j;
        for (var i = 0; i < a.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 0; j < b.Length; j++)
                (diagonal, row[j + 1]) = (row[j + 1], Math.Min(diagonal + (a[i] == b[j] ? 0 : 1), Math.Min(row[j], row[j + 1]) + 1));
        }
        return row[b.Length];
    }
}
