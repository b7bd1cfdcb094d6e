using System.Collections.Immutable;
using System.Data.Common;

namespace Tunewright.Databases;

/// <summary>Reads trials: those that are new, or had not ended when they were read last.</summary>
internal sealed class TrialReader(Dialect dialect)
{
    /// <summary>The number of trials that one statement asks for.</summary>
    private const int Batch = 1000;

    /// <summary>More trials than all workers take from the queue between two looks of one.</summary>
    private const int Taken = 1000;
    private string RowColumns => $"number, trial_id, {dialect.Text("state")}, datetime_start, datetime_complete";
    private readonly Dictionary<string, Distribution> _distributions = [];

    /// <summary>The first column of what <see cref="SelectNews"/> and <see cref="SelectTrials"/> return.</summary>
    public const string FirstColumn = "number";

    /// <summary>Asks for rows that may have changed since <paramref name="table"/> was brought up to date.</summary>
    /// <param name="batch">Where to add the statement.</param>
    /// <param name="table">The table.</param>
    /// <param name="queue">Whether to ask for all waiting trials, not only for those that others take next.</param>
    public SqlBatch SelectNews(SqlBatch batch, TrialTable table, bool queue = false)
    {
        var study = StudyKey.Of(table.StudyRecord);
        long[] running = [.. table.Running.Select(trial => trial.Id)];
        long[] waiting = [.. table.FirstWaiting(queue ? int.MaxValue : Taken).Select(trial => trial.Id)];
        // The sum keeps query planners from reading the whole study through its index when only the last rows are wanted.
        var column = table.Cursor == 0 ? "study_id" : "study_id + 0";
        batch.Add($"SELECT {RowColumns:sql} FROM trials WHERE {column:sql} = {study} AND trial_id > {table.Cursor}");
        if (running.Length > 0)
            batch.Add($"UNION ALL SELECT {RowColumns:sql} FROM trials WHERE trial_id {running} AND {column:sql} = {study}");
        if (waiting.Length > 0)
            batch.Add(
                $"UNION ALL SELECT {RowColumns:sql} FROM trials WHERE trial_id {waiting} AND {column:sql} = {study} AND state <> 'WAITING'"
            );
        return batch.Add($"ORDER BY trial_id;");
    }

    public SqlBatch SelectTrials(SqlBatch batch, IReadOnlyList<long> ids) =>
        batch.Add($"SELECT {RowColumns:sql} FROM trials WHERE trial_id {ids} ORDER BY trial_id;");

    public Action<DbDataReader> Into(List<TrialRow> rows) =>
        row =>
            rows.Add(
                new(
                    row.GetInt64(1),
                    row.GetInt32(0),
                    OptunaText.State(row.GetString(2)),
                    dialect.ReadTime(row, 3),
                    dialect.ReadTime(row, 4)
                )
            );

    /// <summary>Trials with all that belongs to them, in the order of <paramref name="rows"/>.</summary>
    public List<FrozenTrial> Read(DbConnection connection, IReadOnlyList<TrialRow> rows)
    {
        List<FrozenTrial> trials = [];
        foreach (var chunk in rows.Chunk(Batch))
        {
            Dictionary<long, Parts> parts = chunk.ToDictionary(row => row.Id, _ => new Parts());
            long[] ids = [.. parts.Keys];
            var batch = new SqlBatch(dialect)
                .Add(
                    $"SELECT param_name, trial_id, param_value, distribution_json FROM trial_params WHERE trial_id {ids} ORDER BY param_id;"
                )
                .Add($"SELECT {dialect.Text("value_type"):sql}, trial_id, value FROM trial_values")
                .Add($"WHERE trial_id {ids} ORDER BY trial_id, objective;")
                .Add($"SELECT {dialect.Text("intermediate_value_type"):sql}, trial_id, step, intermediate_value")
                .Add($"FROM trial_intermediate_values WHERE trial_id {ids};")
                .Add($"SELECT \"key\" AS user_key, trial_id, value_json FROM trial_user_attributes WHERE trial_id {ids};")
                .Add($"SELECT \"key\" AS system_key, trial_id, value_json FROM trial_system_attributes WHERE trial_id {ids};");
            connection.Run(
                batch,
                ("param_name", row => Of(row).Parameters.Add(new(row.GetString(0), DistributionOf(row.GetString(3)), row.GetDouble(2)))),
                ("value_type", row => Of(row).Values.Add(OptunaText.Number(row.GetString(0), () => row.GetDouble(2)))),
                (
                    "intermediate_value_type",
                    row => Of(row).Reports[row.GetInt64(2)] = OptunaText.Number(row.GetString(0), () => row.GetDouble(3))
                ),
                ("user_key", row => Of(row).User[row.GetString(0)] = PythonJson.Parse(row.GetString(2))),
                ("system_key", row => Note(Of(row), row.GetString(0), row.GetString(2)))
            );
            foreach (var row in chunk)
                trials.Add(parts[row.Id].Trial(row));

            Parts Of(DbDataReader row) => parts[row.GetInt64(1)];
        }
        return trials;
    }

    private static void Note(Parts parts, string key, string json)
    {
        if (key != ClaimRequest.TokenAttribute)
            parts.System[key] = PythonJson.Parse(json);
    }

    private Distribution DistributionOf(string json)
    {
        lock (_distributions)
        {
            if (!_distributions.TryGetValue(json, out var known))
                _distributions.Add(json, known = Distribution.Parse(json));
            return known;
        }
    }

    /// <summary>What belongs to one trial, as it comes in.</summary>
    private sealed class Parts
    {
        public ImmutableArray<TrialParameter>.Builder Parameters { get; } = ImmutableArray.CreateBuilder<TrialParameter>();
        public ImmutableArray<double>.Builder Values { get; } = ImmutableArray.CreateBuilder<double>();
        public ImmutableSortedDictionary<long, double>.Builder Reports { get; } = ImmutableSortedDictionary.CreateBuilder<long, double>();
        public ImmutableDictionary<string, object?>.Builder User { get; } = ImmutableDictionary.CreateBuilder<string, object?>();
        public ImmutableDictionary<string, object?>.Builder System { get; } = ImmutableDictionary.CreateBuilder<string, object?>();

        public FrozenTrial Trial(TrialRow row) =>
            new()
            {
                Id = row.Id,
                Number = row.Number,
                State = row.State,
                Started = row.Started,
                Completed = row.Completed,
                Parameters = Parameters.DrainToImmutable(),
                Values = Values.DrainToImmutable(),
                IntermediateValues = Reports.ToImmutable(),
                UserAttributes = User.ToImmutable(),
                SystemAttributes = System.ToImmutable(),
            };
    }
}
