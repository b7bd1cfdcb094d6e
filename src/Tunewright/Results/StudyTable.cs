using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Tunewright;

/// <summary>
/// A study's trials as a table, one row each, with the columns of Optuna's <c>Study.trials_dataframe</c>: <c>number</c>; <c>value</c>, or
/// <c>values_0</c>, …, with the metric's name in place of the index if there is one; <c>datetime_start</c>, <c>datetime_complete</c>,
/// <c>duration</c> in seconds; <c>params_…</c>, <c>user_attrs_…</c>, <c>system_attrs_…</c> and <c>state</c>.
/// </summary>
public sealed class StudyTable
{
    private readonly IReadOnlyList<FrozenTrial> _trials;

    internal StudyTable(IReadOnlyList<FrozenTrial> trials, int objectives, ImmutableArray<string> metrics, bool systemAttributes)
    {
        _trials = trials;
        var columns = new OrderedDictionary<string, Func<FrozenTrial, object?>> { ["number"] = trial => (long)trial.Number };
        for (var i = 0; i < objectives; i++)
        {
            var (index, suffix) = (i, metrics.IsEmpty ? i.ToString(CultureInfo.InvariantCulture) : metrics[i]);
            var name =
                objectives > 1 ? $"values_{suffix}"
                : metrics.IsEmpty ? "value"
                : $"value_{suffix}";
            columns[name] = trial => index < trial.Values.Length ? trial.Values[index] : null;
        }
        columns["datetime_start"] = trial => trial.Started;
        columns["datetime_complete"] = trial => trial.Completed;
        columns["duration"] = trial => trial.Duration?.TotalSeconds;
        foreach (var name in Names(trial => trial.Parameters.Select(parameter => parameter.Name)))
            columns[$"params_{name}"] = trial => trial.Parameters.Find(name) is null ? null : trial[name];
        foreach (var name in Names(trial => trial.UserAttributes.Keys))
            columns[$"user_attrs_{name}"] = trial => trial.UserAttributes.GetValueOrDefault(name);
        foreach (var name in systemAttributes ? Names(trial => trial.SystemAttributes.Keys) : [])
            columns[$"system_attrs_{name}"] = trial => trial.SystemAttributes.GetValueOrDefault(name);
        columns["state"] = trial => trial.State == TrialState.Failed ? "FAIL" : trial.State.ToString().ToUpperInvariant();

        Columns = [.. columns.Keys];
        Rows = [.. trials.Select(trial => columns.Values.Select(value => value(trial)).ToImmutableArray())];
    }

    /// <summary>The names of the columns.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>
    /// The rows, by trial number, with a cell for each column: null, bool, long, double, string, <see cref="DateTimeOffset"/>, or a list or
    /// dictionary of these.
    /// </summary>
    public ImmutableArray<ImmutableArray<object?>> Rows { get; }

    /// <summary>The cells of one column.</summary>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public IReadOnlyList<object?> this[string column] =>
        Columns.IndexOf(column) is >= 0 and var place
            ? [.. Rows.Select(row => row[place])]
            : throw new KeyNotFoundException($"The table has no column '{column}'; it has {string.Join(", ", Columns)}.");

    /// <summary>Writes the table as RFC 4180 has it, the names first. Lists and dictionaries are JSON.</summary>
    public void WriteCsv(TextWriter output)
    {
        output.Write(CsvLine.Of(Columns));
        foreach (var row in Rows)
            output.Write(CsvLine.Of(row.Select(Text)));
    }

    /// <summary>
    /// Writes a JSON list with one object a trial: the columns, its <c>intermediate_values</c> by step and, if it failed, the
    /// <c>failure_reason</c>. Numbers that JSON does not have
    /// are the words that Python uses, as text.
    /// </summary>
    public void WriteJson(TextWriter output)
    {
        var text = new StringBuilder("[");
        for (var i = 0; i < Rows.Length; i++)
        {
            var entries = new OrderedDictionary<string, object?>(Columns.Zip(Rows[i], KeyValuePair.Create))
            {
                ["intermediate_values"] = new OrderedDictionary<string, object?>(
                    _trials[i]
                        .IntermediateValues.Select(report =>
                            KeyValuePair.Create(report.Key.ToString(CultureInfo.InvariantCulture), (object?)report.Value)
                        )
                ),
            };
            if (_trials[i].FailureReason is { } reason)
                entries["failure_reason"] = reason;
            PythonJson.Write(text.Append(i == 0 ? "\n" : ",\n"), Json(entries));
            output.Write(text);
            text.Clear();
        }
        output.Write(text.Append("\n]\n"));
    }

    /// <summary>The table in columns of text.</summary>
    public override string ToString()
    {
        string[][] cells =
        [
            [.. Columns],
            .. Rows.Select(row => row.Select(Short).ToArray()),
        ];
        var widths = Columns.Select((_, place) => cells.Max(row => row[place].Length)).ToArray();
        return string.Join(
            '\n',
            cells.Select(row => string.Join("  ", row.Select((cell, place) => cell.PadRight(widths[place]))).TrimEnd())
        );
    }

    private IEnumerable<string> Names(Func<FrozenTrial, IEnumerable<string>> of) =>
        _trials.SelectMany(of).Distinct().Order(StringComparer.Ordinal);

    private static string Text(object? cell) =>
        cell switch
        {
            null => "",
            DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
            double real => real.ToString("R", CultureInfo.InvariantCulture),
            bool or string => cell.ToString()!,
            _ => PythonJson.Write(cell),
        };

    private static string Short(object? cell) =>
        cell switch
        {
            double real => TrialText.Number(real),
            DateTimeOffset time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            _ => Text(cell).ReplaceLineEndings(" "),
        };

    /// <summary>A cell that <see cref="PythonJson"/> writes as JSON that every reader knows.</summary>
    private static object? Json(object? cell) =>
        cell switch
        {
            DateTimeOffset => Text(cell),
            double real when !double.IsFinite(real) => PythonJson.Write(real),
            IReadOnlyDictionary<string, object?> map => new OrderedDictionary<string, object?>(
                map.Select(entry => KeyValuePair.Create(entry.Key, Json(entry.Value)))
            ),
            string => cell,
            IEnumerable list => list.Cast<object?>().Select(Json).ToArray(),
            _ => cell,
        };
}
