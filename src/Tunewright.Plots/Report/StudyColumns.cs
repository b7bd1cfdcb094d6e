using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Tunewright.Plots;

/// <summary>
/// A study's trials as columns of numbers, which grow with it: a trial that changes costs its own row. <c>web/study/columns.ts</c> has the
/// layout of the bytes. Not safe for several threads.
/// </summary>
internal sealed class StudyColumns
{
    /// <summary>More keys than these are told apart by the rows of trials only.</summary>
    private const int MaxAttributes = 64;
    private const int Fixed = 7;

    private readonly int _objectives;
    private readonly NumberColumn[] _facts;
    private readonly NumberColumn[] _values;
    private readonly ParameterColumns _known = new();
    private readonly List<NumberColumn> _parameters = [];
    private readonly OrderedDictionary<string, NumberColumn> _attributes = new(StringComparer.Ordinal);

    /// <summary>When each row changed last; 0 where no trial of that number has been seen.</summary>
    private readonly List<long> _revisions = [];

    public StudyColumns(int objectives)
    {
        _objectives = objectives;
        _facts = [.. Enumerable.Range(0, Fixed).Select(_ => new NumberColumn())];
        _values = [.. Enumerable.Range(0, objectives).Select(_ => new NumberColumn())];
    }

    /// <summary>The parameters as pages see them.</summary>
    public IReadOnlyList<ParameterData> Parameters => _known.Data();

    /// <summary>The user attributes that have been a number at least once.</summary>
    public IReadOnlyList<string> NumericAttributes => [.. _attributes.Keys];

    /// <summary>Sets a trial's row.</summary>
    /// <param name="trial">The trial as it is now.</param>
    /// <param name="hasNote">Whether somebody has written a note on it.</param>
    /// <param name="revision">The number of this change; above 0, never falls.</param>
    public void Set(FrozenTrial trial, bool hasNote, long revision)
    {
        var row = trial.Number;
        while (_revisions.Count <= row)
            _revisions.Add(0);
        _revisions[row] = revision;

        var last = trial.LastStep;
        var hasConstraints = trial.Constraints.Any();
        ReadOnlySpan<double> facts =
        [
            trial.Number,
            (int)trial.State,
            Milliseconds(trial.Started),
            Milliseconds(trial.Completed),
            (trial.IsFeasible ? 0 : 1) + (last is null ? 0 : 2) + (hasNote ? 4 : 0) + (hasConstraints ? 8 : 0),
            last ?? double.NaN,
            last is { } step ? trial.IntermediateValues[step] : double.NaN,
        ];
        for (var i = 0; i < Fixed; i++)
            _facts[i][row] = facts[i];
        for (var i = 0; i < _objectives && i < trial.Values.Length; i++)
            _values[i][row] = trial.Values[i];
        foreach (var parameter in trial.Parameters.AsSpan())
        {
            var (place, number) = _known.Place(parameter);
            if (place == _parameters.Count)
                _parameters.Add(new());
            _parameters[place][row] = number;
        }
        foreach (var (key, value) in trial.UserAttributes)
            SetAttribute(row, key, value);
    }

    /// <summary>Writes the rows that have changed since a revision; 0 for all.</summary>
    /// <param name="since">The revision that the reader knows.</param>
    /// <param name="revision">The revision that it will know.</param>
    public byte[] ToBytes(long since, long revision)
    {
        int[]? rows = since > 0 || _revisions.Contains(0) ? [.. Rows(since)] : null; // null: every row
        var count = rows?.Length ?? _revisions.Count;
        var header = Header(new(revision, since, count, _objectives, Parameters, NumericAttributes));
        NumberColumn[] columns = [.. _facts, .. _values, .. _parameters, .. _attributes.Values];
        var bytes = new byte[header.Length + columns.Length * count * sizeof(double)];
        header.CopyTo(bytes, 0);
        var rest = bytes.AsSpan(header.Length);
        foreach (var column in columns)
        {
            var values = column.First(_revisions.Count);
            var target = MemoryMarshal.Cast<byte, double>(rest[..(count * sizeof(double))]);
            if (rows is null)
                values.CopyTo(target);
            for (var i = 0; i < rows?.Length; i++)
                target[i] = values[rows[i]];
            rest = rest[(count * sizeof(double))..];
        }
        return bytes;
    }

    /// <summary>"TWC1", the length of the JSON, and the JSON with spaces, so that columns begin at a multiple of eight.</summary>
    private static byte[] Header(ColumnsData data)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(data, ReportJson.Default.ColumnsData);
        var padded = (json.Length + 7) / 8 * 8;
        var header = new byte[8 + padded];
        "TWC1"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), padded);
        header.AsSpan(8).Fill((byte)' ');
        json.CopyTo(header, 8);
        return header;
    }

    private IEnumerable<int> Rows(long since)
    {
        for (var row = 0; row < _revisions.Count; row++)
        {
            if (_revisions[row] > since)
                yield return row;
        }
    }

    private void SetAttribute(int row, string key, object? value)
    {
        var number = PlainValue.AsDouble(value);
        if (_attributes.TryGetValue(key, out var column))
            column[row] = number ?? double.NaN;
        else if (number is { } first && _attributes.Count < MaxAttributes)
            _attributes.Add(key, new() { [row] = first });
    }

    private static double Milliseconds(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds() ?? double.NaN;
}
