using System.Data.Common;
using System.Runtime.CompilerServices;

namespace Tunewright.Databases;

/// <summary>Writes what belongs to a trial: one statement a table, of many rows.</summary>
internal sealed class TrialWriter(Dialect dialect)
{
    /// <summary>Optuna allows changes of trials that wait or run.</summary>
    private const string Open = "state IN ('RUNNING', 'WAITING')";

    /// <summary>SQLite takes at most 500 terms.</summary>
    private const int LongestUnion = 400;

    /// <summary>Locks a trial and tells its state before the changes; the column that comes back is "state".</summary>
    public SqlBatch Lock(SqlBatch batch, long studyId, long trialId) =>
        batch.Add(
            $"SELECT {dialect.Text("state"):sql} FROM trials WHERE trial_id = {trialId} AND study_id = {studyId}{dialect.ForUpdate:sql};"
        );

    /// <summary>Adds changes, which the database carries out only if the trial has not ended.</summary>
    public SqlBatch Write(SqlBatch batch, long studyId, long trialId, TrialChanges changes)
    {
        Upsert(
            batch,
            "trial_params",
            ["param_name", "param_value", "distribution_json"],
            (studyId, trialId),
            changes.Parameters,
            parameter => [parameter.Name, parameter.Value, parameter.Distribution.ToJson()]
        );
        Upsert(
            batch,
            "trial_intermediate_values",
            ["step", "intermediate_value", "intermediate_value_type"],
            (studyId, trialId),
            changes.Reports,
            report => Number(report.Step, report.Value, "trialintermediatevaluetype")
        );
        Upsert(batch, "trial_user_attributes", ["\"key\"", "value_json"], (studyId, trialId), changes.UserAttributes, Attribute);
        Upsert(batch, "trial_system_attributes", ["\"key\"", "value_json"], (studyId, trialId), changes.SystemAttributes, Attribute);
        Upsert(
            batch,
            "trial_values",
            ["objective", "value", "value_type"],
            (studyId, trialId),
            [.. changes.Values.Index()],
            value => Number(value.Index, value.Item, "trialvaluetype")
        );
        if (changes.State is not { } state)
            return batch;

        batch.Add(
            $"UPDATE trials SET state = {dialect.Enum("trialstate", OptunaText.Name(state)):sql}, datetime_complete = {changes.Completed} WHERE trial_id = {trialId} AND study_id = {studyId} AND {Open:sql};"
        );
        return Forget(batch, trialId);
    }

    /// <summary>Adds a trial to a study whose row is locked, in a transaction that the caller ends; tells its id and number.</summary>
    public (long Id, int Number) Add(DbConnection connection, long studyId, FrozenTrial trial)
    {
        (long Id, int Number)? added = null;
        // It runs until all that belongs to it is there, as in Optuna.
        connection.Run(
            new SqlBatch(dialect)
                .Add(
                    $"INSERT INTO trials (number, study_id, state, datetime_start, datetime_complete) SELECT 1 + COALESCE((SELECT number FROM trials WHERE study_id = {studyId} ORDER BY trial_id DESC LIMIT 1), -1), study_id, 'RUNNING', {trial.Started}, {trial.Completed} FROM studies WHERE study_id = {studyId};"
                )
                .Add($"SELECT number AS added, trial_id FROM trials WHERE study_id = {studyId} ORDER BY trial_id DESC LIMIT 1;"),
            ("added", row => added = (row.GetInt64(1), row.GetInt32(0)))
        );
        var (id, number) = added ?? throw StudyRows.Missing(studyId);
        connection.Run(
            Write(
                new(dialect),
                studyId,
                id,
                new()
                {
                    Parameters = trial.Parameters,
                    Reports = [.. trial.IntermediateValues.Select(report => (report.Key, report.Value))],
                    UserAttributes = [.. trial.UserAttributes.Select(attribute => (attribute.Key, attribute.Value))],
                    SystemAttributes = [.. trial.SystemAttributes.Select(attribute => (attribute.Key, attribute.Value))],
                    Values = trial.Values,
                    State = trial.State,
                    Completed = trial.Completed,
                }
            )
        );
        return (id, number);
    }

    /// <summary>Takes back what a server needs only while a trial runs.</summary>
    public SqlBatch Forget(SqlBatch batch, long trialId) =>
        dialect.IsServer
            ? batch.Add($"DELETE FROM trial_system_attributes WHERE trial_id = {trialId} AND \"key\" = {ClaimRequest.TokenAttribute};")
            : batch;

    private object[] Attribute((string Key, object? Value) attribute) =>
        [attribute.Key, OptunaText.Json(dialect, attribute.Key, attribute.Value)];

    private object[] Number(int position, double value, string type) =>
        [position, double.IsFinite(value) ? value : new Sql(dialect.NoNumber), new Sql(dialect.Enum(type, OptunaText.Kind(value)))];

    /// <summary>Inserts rows; where the trial has one with the same first column, the new values take its place.</summary>
    private void Upsert<T>(
        SqlBatch batch,
        string table,
        string[] columns,
        (long Study, long Trial) ids,
        IReadOnlyList<T> rows,
        Func<T, object[]> values
    )
    {
        // Within one statement no row may come twice.
        var distinct = new OrderedDictionary<object, object[]>();
        foreach (var row in rows.Select(values))
            distinct[row[0]] = row;
        var select = "SELECT " + string.Join(", ", columns.Select((column, i) => $"{{{i}}} AS {column}"));
        foreach (var chunk in distinct.Values.Chunk(LongestUnion))
        {
            batch.Add(
                $"INSERT INTO {table:sql} (trial_id, {string.Join(", ", columns):sql}) SELECT t.trial_id, v.* FROM trials t CROSS JOIN ("
            );
            for (var i = 0; i < chunk.Length; i++)
                batch.Add(FormattableStringFactory.Create((i == 0 ? "" : "UNION ALL ") + select, chunk[i]));
            batch.Add(
                $") v WHERE t.trial_id = {ids.Trial} AND t.study_id = {ids.Study} AND t.{Open:sql} {dialect.OnConflict($"trial_id, {columns[0]}", columns[1..]):sql};"
            );
        }
    }
}
