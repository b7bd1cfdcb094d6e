using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;

namespace Tunewright.Databases;

/// <summary>Studies without their trials.</summary>
internal sealed class StudyRows(Dialect dialect)
{
    public static KeyNotFoundException Missing(long id) => new($"There is no study with id {id}; it may have been deleted.");

    /// <summary>Begins a transaction during which nobody else adds trials to the study.</summary>
    public SqlBatch Lock(SqlBatch batch, long id) =>
        dialect.IsServer
            ? batch.Add($"{dialect.Begin:sql} SELECT study_id AS locked FROM studies WHERE study_id = {id} FOR UPDATE;")
            : batch.Add($"{dialect.Begin:sql}");

    public List<StudyRecord> Read(DbConnection connection, string? name = null)
    {
        SortedDictionary<long, Parts> studies = [];
        var batch = new SqlBatch(dialect).Add($"SELECT study_name, study_id FROM studies");
        if (name is not null)
            batch.Add($"WHERE study_name = {name}");
        connection.Run(batch.Add($";"), ("study_name", row => studies.Add(row.GetInt64(1), new(row.GetString(0)))));
        // Some collations ignore case.
        if (name is not null)
        {
            foreach (var other in studies.Where(study => study.Value.Name != name).ToList())
                studies.Remove(other.Key);
        }

        if (studies.Count == 0)
            return [];

        long[] ids = [.. studies.Keys];
        connection.Run(
            new SqlBatch(dialect)
                .Add($"SELECT {dialect.Text("direction"):sql}, study_id FROM study_directions")
                .Add($"WHERE study_id {ids} ORDER BY study_id, objective;")
                .Add($"SELECT \"key\" AS user_key, study_id, value_json FROM study_user_attributes WHERE study_id {ids};")
                .Add($"SELECT \"key\" AS system_key, study_id, value_json FROM study_system_attributes WHERE study_id {ids};"),
            ("direction", row => studies[row.GetInt64(1)].Directions.Add(OptunaText.Direction(row.GetString(0)))),
            ("user_key", row => studies[row.GetInt64(1)].User[row.GetString(0)] = PythonJson.Parse(row.GetString(2))),
            ("system_key", row => studies[row.GetInt64(1)].System[row.GetString(0)] = PythonJson.Parse(row.GetString(2)))
        );
        // A study that was deleted in between has no directions any more.
        return [.. studies.Where(study => study.Value.Directions.Count > 0).Select(study => study.Value.Record(study.Key))];
    }

    /// <summary>Creates a study and returns its id; the caller commits.</summary>
    public long Create(DbConnection connection, string name, ImmutableArray<StudyDirection> directions)
    {
        long id = 0;
        var batch = new SqlBatch(dialect).Add($"{dialect.Begin:sql}");
        // SQLite reuses the id of a deleted row; a worker that still has the old study must not write into the new one.
        if (dialect.IsServer)
        {
            batch.Add($"INSERT INTO studies (study_name) VALUES ({name});");
        }
        else
        {
            batch
                .Add($"INSERT INTO studies (study_id, study_name)")
                .Add($"SELECT 1 + MAX(user_version, COALESCE((SELECT MAX(study_id) FROM studies), 0)), {name} FROM pragma_user_version;");
        }

        for (var i = 0; i < directions.Length; i++)
        {
            batch
                .Add($"INSERT INTO study_directions (direction, study_id, objective)")
                .Add($"SELECT {dialect.Enum("studydirection", OptunaText.Name(directions[i])):sql}, study_id, {i}")
                .Add($"FROM studies WHERE study_name = {name};");
        }

        connection.Run(
            batch.Add($"SELECT study_id AS created FROM studies WHERE study_name = {name};"),
            ("created", row => id = row.GetInt64(0))
        );
        return id;
    }

    /// <summary>Deletes a study and everything that belongs to it; SQLite would leave it.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Delete(DbConnection connection, long id)
    {
        var found = false;
        var batch = Lock(new(dialect), id).Add($"SELECT study_id AS found FROM studies WHERE study_id = {id};");
        foreach (var table in OptunaTables.OfTrials)
            batch.Add($"DELETE FROM {table:sql} WHERE trial_id IN (SELECT trial_id FROM trials WHERE study_id = {id});");
        foreach (var table in (string[])["trials", "study_directions", "study_user_attributes", "study_system_attributes", "studies"])
            batch.Add($"DELETE FROM {table:sql} WHERE study_id = {id};");
        if (!dialect.IsServer)
            batch.Add($"PRAGMA user_version = {NextUnused(connection, id):sql};");
        connection.Run(batch.Commit(), ("found", _ => found = true));
        return found;
    }

    private static long NextUnused(DbConnection connection, long id) =>
        Math.Max(id, long.Parse(connection.Names("PRAGMA user_version;")[0], CultureInfo.InvariantCulture));

    public bool SetAttribute(DbConnection connection, long id, AttributeOwner owner, string key, object? value)
    {
        var found = false;
        var table = owner == AttributeOwner.User ? "study_user_attributes" : "study_system_attributes";
        connection.Run(
            Lock(new(dialect), id)
                .Add($"SELECT study_id AS found FROM studies WHERE study_id = {id};")
                .Add($"INSERT INTO {table:sql} (study_id, \"key\", value_json)")
                .Add($"SELECT study_id, {key}, {OptunaText.Json(dialect, key, value)} FROM studies WHERE study_id = {id}")
                .Add($"{dialect.OnConflict("study_id, \"key\"", "value_json"):sql};")
                .Commit(),
            ("found", _ => found = true)
        );
        return found;
    }

    private sealed class Parts(string name)
    {
        public string Name => name;
        public List<StudyDirection> Directions { get; } = [];
        public ImmutableDictionary<string, object?>.Builder User { get; } = ImmutableDictionary.CreateBuilder<string, object?>();
        public ImmutableDictionary<string, object?>.Builder System { get; } = ImmutableDictionary.CreateBuilder<string, object?>();

        public StudyRecord Record(long id) =>
            new()
            {
                Id = id,
                Name = name,
                Directions = [.. Directions],
                UserAttributes = User.ToImmutable(),
                SystemAttributes = System.ToImmutable(),
            };
    }
}
