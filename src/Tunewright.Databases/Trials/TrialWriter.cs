using System.Data.Common;
using System.Runtime.CompilerServices;

namespace Tunewright.Databases;

/// <summary>Writes what belongs to a trial: one statement per table, with many rows.</summary>
internal sealed class TrialWriter(Dialect dialect)
{
    /// <summary>As in Optuna, only waiting and running trials can change.</summary>
    private const string Open = "state IN ('RUNNING', 'WAITING')";

    /// <summary>SQLite takes at most 500 terms.</summary>
    private const int MaxUnion = 400;

    /// <summary>Locks a trial, and returns its state before the changes in the column "state".</summary>
    public SqlBatch Lock(SqlBatch batch, StudyKey study, long trialId) =>
        batch.Add(
            $"SELECT {dialect.Text("state"):sql} FROM trials WHERE trial_id = {trialId} AND study_id = {study}{dialect.ForUpdate:sql};"
        );

    /// <summary>Adds changes to the batch; the database applies them only if the trial has not ended.</summary>
    public SqlBatch Write(SqlBatch batch, StudyKey study, long trialId, TrialChanges changes)
    {
        Upsert(
            batch,
            "trial_params",
            ["param_name", "param_value", "distribution_json"],
            (study, trialId),
            changes.Parameters,
            parameter => [parameter.Name, parameter.Value, parameter.Distribution.ToJson()]
        );
        Upsert(
            batch,
            "trial_intermediate_values",
            ["step", "intermediate_value", "intermediate_value_type"],
            (study, trialId),
            changes.Reports,
            report => Number(report.Step, report.Value, "trialintermediatevaluetype")
        );
        Upsert(batch, "trial_user_attributes", ["\"key\"", "value_json"], (study, trialId), changes.UserAttributes, Attribute);
        Upsert(batch, "trial_system_attributes", ["\"key\"", "value_json"], (study, trialId), changes.SystemAttributes, Attribute);
        Upsert(
            batch,
            "trial_values",
            ["objective", "value", "value_type"],
            (study, trialId),
            [.. changes.Values.Index()],
            value => Number(value.Index, value.Item, "trialvaluetype")
        );
        if (changes.State is not { } state)
            return batch;

        batch
            .Add($"UPDATE trials")
            .Add($"SET state = {dialect.Enum("trialstate", OptunaText.Name(state)):sql}, datetime_complete = {changes.Completed}")
            .Add($"WHERE trial_id = {trialId} AND study_id = {study} AND {Open:sql};");
        return Forget(batch, trialId);
    }

    /// <summary>Lets a trial run if it waits; on servers the column "holder" is the token of the caller for whom it runs.</summary>
    public SqlBatch Take(SqlBatch batch, StudyKey study, long trialId, DateTimeOffset started, string token)
    {
        if (dialect.IsServer)
        {
            batch
                .Add($"INSERT INTO trial_system_attributes (trial_id, \"key\", value_json)")
                .Add($"SELECT trial_id, {ClaimRequest.TokenAttribute}, {token} FROM trials")
                .Add($"WHERE trial_id = {trialId} AND study_id = {study} AND state = 'WAITING'")
                .Add($"{dialect.OnConflict("trial_id, \"key\"", "value_json"):sql};");
        }
        batch
            .Add($"UPDATE trials SET state = {dialect.Enum("trialstate", "RUNNING"):sql}, datetime_start = {started}")
            .Add($"WHERE trial_id = {trialId} AND study_id = {study} AND state = 'WAITING';");
        return dialect.IsServer
            ? batch
                .Add($"SELECT value_json AS holder FROM trial_system_attributes")
                .Add($"WHERE trial_id = {trialId} AND \"key\" = {ClaimRequest.TokenAttribute};")
            : batch;
    }

    /// <summary>Adds a trial to a study whose row is locked, in a transaction that the caller ends; returns its id and number.</summary>
    public (long Id, int Number) Add(DbConnection connection, StudyKey study, FrozenTrial trial)
    {
        (long Id, int Number)? added = null;
        // As in Optuna, it runs until everything that belongs to it is written.
        connection.Run(
            new SqlBatch(dialect)
                .Add($"INSERT INTO trials (number, study_id, state, datetime_start, datetime_complete)")
                .Add($"SELECT 1 + COALESCE((SELECT number FROM trials WHERE study_id = {study} ORDER BY trial_id DESC LIMIT 1), -1),")
                .Add($"study_id, 'RUNNING', {trial.Started}, {trial.Completed} FROM studies WHERE study_id = {study};")
                .Add($"SELECT number AS added, trial_id FROM trials WHERE study_id = {study} ORDER BY trial_id DESC LIMIT 1;"),
            ("added", row => added = (row.GetInt64(1), row.GetInt32(0)))
        );
        var (id, number) = added ?? throw StudyRows.Missing(study.Id);
        connection.Run(
            Write(
                new(dialect),
                study,
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

    /// <summary>Removes what a server needs only while a trial runs.</summary>
    public SqlBatch Forget(SqlBatch batch, long trialId) =>
        dialect.IsServer
            ? batch.Add($"DELETE FROM trial_system_attributes WHERE trial_id = {trialId} AND \"key\" = {ClaimRequest.TokenAttribute};")
            : batch;

    private object[] Attribute((string Key, object? Value) attribute) =>
        [attribute.Key, OptunaText.Json(dialect, attribute.Key, attribute.Value)];

    private object[] Number(long position, double value, string type) =>
        [position, double.IsFinite(value) ? value : new Sql(dialect.NoNumber), new Sql(dialect.Enum(type, OptunaText.Kind(value)))];

    /// <summary>Inserts rows; one with the same first column is replaced.</summary>
    private void Upsert<T>(
        SqlBatch batch,
        string table,
        string[] columns,
        (StudyKey Study, long Trial) ids,
        IReadOnlyList<T> rows,
        Func<T, object[]> values
    )
    {
        // One statement must not have a row twice.
        var distinct = new OrderedDictionary<object, object[]>();
        foreach (var row in rows.Select(values))
            distinct[row[0]] = row;
        var select = "SELECT " + string.Join(", ", columns.Select((column, i) => $"{{{i}}} AS {column}"));
        foreach (var chunk in distinct.Values.Chunk(MaxUnion))
        {
            batch.Add(
                $"INSERT INTO {table:sql} (trial_id, {string.Join(", ", columns):sql}) SELECT t.trial_id, v.* FROM trials t CROSS JOIN ("
            );
            for (var i = 0; i < chunk.Length; i++)
                batch.Add(FormattableStringFactory.Create((i == 0 ? "" : "UNION ALL ") + select, chunk[i]));
            batch
                .Add($") v WHERE t.trial_id = {ids.Trial} AND t.study_id = {ids.Study} AND t.{Open:sql}")
                .Add($"{dialect.OnConflict($"trial_id, {columns[0]}", columns[1..]):sql};");
        }
    }
}
