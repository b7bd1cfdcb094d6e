using System.Globalization;

namespace Showrunner.Formats;

/// <summary>Sorts tables that are not in the order of the show, and say which row comes when.</summary>
internal static class RowOrder
{
    public static IEnumerable<List<string>> Of(
        IEnumerable<List<string>> rows,
        TableColumns columns,
        Dictionary<string, int> places,
        ReadingNotes notes
    )
    {
        if (columns.Order is not { } order || columns.Scene is not { } scene)
            return rows;
        var all = rows.ToList();
        var keys = all.Select(row => (Number(row, places[scene]), Number(row, places[order]))).ToList();
        if (keys.Any(key => key is not ({ }, { })) || keys.Zip(keys.Skip(1)).All(pair => Compare(pair.First, pair.Second) <= 0))
            return all;
        notes.Say($"sorted by '{scene}' and '{order}'");
        return all.Zip(keys).OrderBy(row => row.Second.Item1).ThenBy(row => row.Second.Item2).Select(row => row.First);
    }

    private static int Compare((double?, double?) a, (double?, double?) b) => Comparer<(double?, double?)>.Default.Compare(a, b);

    private static double? Number(List<string> row, int place) =>
        place < row.Count && double.TryParse(row[place], CultureInfo.InvariantCulture, out var number) ? number : null;
}
