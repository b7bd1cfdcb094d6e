namespace Tunewright.Cli;

/// <summary>Trials with the fields of Optuna's <c>trials</c>, <c>best-trial</c> and <c>best-trials</c>.</summary>
internal static class TrialRecords
{
    private static readonly string[] Fields =
    [
        "number",
        "value",
        "values",
        "datetime_start",
        "datetime_complete",
        "duration",
        "params",
        "user_attrs",
        "state",
    ];

    /// <summary>All trials of a study.</summary>
    public static RecordTable Of(Study study) => Of(study, study.Trials, isSingle: false, _ => true);

    /// <summary>The trial with this number.</summary>
    public static RecordTable Of(Study study, FrozenTrial trial) =>
        Of(study, study.Trials, isSingle: true, other => other.Number == trial.Number);

    /// <summary>Some trials. The columns are those of all, as with Optuna.</summary>
    public static RecordTable Of(Study study, IReadOnlyList<FrozenTrial> some)
    {
        var numbers = some.Select(trial => trial.Number).ToHashSet();
        return Of(study, study.Trials, isSingle: false, trial => numbers.Contains(trial.Number));
    }

    private static RecordTable Of(Study study, IReadOnlyList<FrozenTrial> all, bool isSingle, Func<FrozenTrial, bool> isShown)
    {
        var records = all.Select(trial => (trial, Record: Record(study, trial))).ToArray();
        var columns = records
            .SelectMany(pair => pair.Record.Keys)
            .Distinct()
            .OrderBy(column => Array.IndexOf(Fields, column.Field))
            .ThenBy(column => column.Key as int? ?? 0)
            .ThenBy(column => column.Key as string, StringComparer.Ordinal);
        return new([.. columns], [.. records.Where(pair => isShown(pair.trial)).Select(pair => pair.Record)], isSingle);
    }

    private static Dictionary<RecordColumn, object?> Record(Study study, FrozenTrial trial)
    {
        var record = new Dictionary<RecordColumn, object?>
        {
            [new("number")] = (long)trial.Number,
            [new("datetime_start")] = PythonText.Time(trial.Started),
            [new("datetime_complete")] = PythonText.Time(trial.Completed),
            [new("duration")] = trial.Duration is { } duration ? PythonText.Duration(duration) : null,
            [new("state")] = StateName(trial.State),
        };
        for (var i = 0; i < study.Directions.Length; i++)
            record[ValueColumn(study, i)] = i < trial.Values.Length ? trial.Values[i] : null;
        foreach (var (name, value) in trial.ExternalParameters())
            record[new("params", name)] = value;
        foreach (var (name, value) in trial.UserAttributes)
            record[new("user_attrs", name)] = value;
        return record;
    }

    /// <summary>A value's column, which has the metric's name if there is one, as in Optuna since 3.2.</summary>
    private static RecordColumn ValueColumn(Study study, int index)
    {
        var name = study.MetricNames.IsEmpty ? null : study.MetricNames[index];
        return study.Directions.Length == 1 ? new("value", name) : new("values", name is null ? index : name);
    }

    /// <summary>The state as Optuna calls it.</summary>
    public static string StateName(TrialState state) => state == TrialState.Failed ? "FAIL" : state.ToString().ToUpperInvariant();
}
