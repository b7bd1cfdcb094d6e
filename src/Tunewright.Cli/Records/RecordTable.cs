using System.Globalization;

namespace Tunewright.Cli;

/// <summary>A column of Optuna's records: a field, or one key of a nested field.</summary>
/// <param name="Field">The field, such as <c>params</c>.</param>
/// <param name="Key">The place in a list, the key in a dictionary, or null if the field is a plain value.</param>
internal readonly record struct RecordColumn(string Field, object? Key = null)
{
    public string Flat => Key is null ? Field : string.Create(CultureInfo.InvariantCulture, $"{Field}_{Key}");
}

/// <summary>Records as Optuna's command line shows them.</summary>
/// <param name="Columns">The columns, also those that some records lack.</param>
/// <param name="Records">A value for each column that a record has.</param>
/// <param name="IsSingle">Whether this is one record, not a list of them.</param>
internal sealed record RecordTable(
    IReadOnlyList<RecordColumn> Columns,
    IReadOnlyList<IReadOnlyDictionary<RecordColumn, object?>> Records,
    bool IsSingle = false
)
{
    /// <summary>One object a record, with lists and dictionaries in it.</summary>
    public RecordRows Nested()
    {
        string[] header = [.. Columns.Select(column => column.Field).Distinct()];
        return new(header, [.. Records.Select(Row)], IsSingle);

        OrderedDictionary<string, object?> Row(IReadOnlyDictionary<RecordColumn, object?> record) =>
            new(header.Select(field => KeyValuePair.Create(field, Value(record, [.. Columns.Where(column => column.Field == field)]))));
    }

    /// <summary>One object a record, with plain values only: <c>params_x</c>, <c>values_0</c>.</summary>
    public RecordRows Flat()
    {
        var columns = Columns.SelectMany(Spread).ToArray();
        return new([.. columns.Select(column => column.Name)], [.. Records.Select(Row)], IsSingle);

        OrderedDictionary<string, object?> Row(IReadOnlyDictionary<RecordColumn, object?> record)
        {
            var row = new OrderedDictionary<string, object?>();
            foreach (var (name, column, place) in columns)
            {
                if (!record.TryGetValue(column, out var value))
                    continue;
                if (place is null)
                    row[name] = value;
                else if (value is IReadOnlyList<object?> list && place < list.Count)
                    row[name] = list[place.Value];
            }
            return row;
        }
    }

    private IEnumerable<(string Name, RecordColumn Column, int? Place)> Spread(RecordColumn column)
    {
        var lists = Records.Select(record => record.GetValueOrDefault(column)).OfType<IReadOnlyList<object?>>().ToArray();
        return column.Key is null && lists.Length > 0
            ? Enumerable
                .Range(0, lists.Max(list => list.Count))
                .Select(place => (new RecordColumn(column.Field, place).Flat, column, (int?)place))
            : [(column.Flat, column, null)];
    }

    private static object? Value(IReadOnlyDictionary<RecordColumn, object?> record, RecordColumn[] columns)
    {
        if (columns is [{ Key: null } plain])
            return record.TryGetValue(plain, out var value) ? value : new OrderedDictionary<string, object?>();
        var own = columns.Where(record.ContainsKey).ToArray();
        return own is [{ Key: int }, ..]
            ? own.Select(column => record[column]).ToArray()
            : new OrderedDictionary<string, object?>(own.Select(column => KeyValuePair.Create((string)column.Key!, record[column])));
    }
}

/// <summary>Records as objects.</summary>
internal sealed record RecordRows(IReadOnlyList<string> Header, IReadOnlyList<OrderedDictionary<string, object?>> Rows, bool IsSingle);
