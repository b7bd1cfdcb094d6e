using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;

namespace Tunewright.Databases;

/// <summary>Studies without their trials.</summary>
internal sealed class StudyRows(Dialect dialect)
{
    public static KeyNotFoundException Missing(long id) =>
        new($"There is no study with id {id}; it may have been deleted, or the database replaced by an older copy.");

    /// <summary>Begins a transaction during which nobody else adds trials to the study.</summary>
    public SqlBatch Lock(SqlBatch batch, StudyKey study) =>
        dialect.IsServer
            ? batch.Add($"{dialect.Begin:sql} SELECT study_id AS locked FROM studies WHERE study_id = {study} FOR UPDATE;")
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
            ("system_key", row => studies[row.GetInt64(1)].Note(row.GetString(0), row.GetString(2)))
        );
        // A study that was deleted in between has no directions any more.
        return [.. studies.Where(study => study.Value.Directions.Count > 0).Select(study => study.Value.Record(study.Key))];
    }

    /// <summary>Creates a study with a mark and returns its id; the caller commits.</summary>
    public long Create(DbConnection connection, string name, ImmutableArray<StudyDirection> directions, string mark)
    {
        long id = 0;
        var batch = new SqlBatch(dialect).Add($"{dialect.Begin:sql}");
        // SQLite reuses the id of a deleted row.
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

        batch
            .Add($"INSERT INTO study_system_attributes (study_id, \"key\", value_json)")
            .Add($"SELECT study_id, {StudyKey.MarkAttribute}, {mark} FROM studies WHERE study_name = {name};");
        connection.Run(
            batch.Add($"SELECT study_id AS created FROM studies WHERE study_name = {name};"),
            ("created", row => id = row.GetInt64(0))
        );
        return id;
    }

    /// <summary>Deletes a study and everything that belongs to it; SQLite would leave it.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Delete(DbConnection connection, StudyKey study)
    {
        var id = study.Id;
        if (!BeginChange(connection, study, ofTrials: true))
            return false;
        var batch = new SqlBatch(dialect);
        foreach (var table in OptunaTables.OfTrials)
            batch.Add($"DELETE FROM {table:sql} WHERE trial_id IN (SELECT trial_id FROM trials WHERE study_id = {id});");
        foreach (var table in (string[])["trials", "study_directions", "study_user_attributes", "study_system_attributes", "studies"])
            batch.Add($"DELETE FROM {table:sql} WHERE study_id = {id};");
        if (!dialect.IsServer)
            batch.Add($"PRAGMA user_version = {NextUnused(connection, id):sql};");
        connection.Run(batch.Commit());
        return true;
    }

    /// <summary>Gives a study another name.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Rename(DbConnection connection, StudyKey study, string name)
    {
        if (!BeginChange(connection, study, ofTrials: false))
            return false;
        connection.Run(new SqlBatch(dialect).Add($"UPDATE studies SET study_name = {name} WHERE study_id = {study.Id};").Commit());
        return true;
    }

    /// <summary>Begins a transaction that holds a study; one without a study has ended already.</summary>
    /// <returns>Whether there is the study.</returns>
    public bool BeginChange(DbConnection connection, StudyKey study, bool ofTrials)
    {
        var found = false;
        var locked = Lock(new(dialect), study).Add($"SELECT study_id AS found FROM studies WHERE study_id = {study};");
        // A worker that is writing holds its trial, not the study: what it adds after the trial's rows are gone would keep the trial.
        if (ofTrials && dialect.IsServer)
            locked.Add($"SELECT trial_id AS held FROM trials WHERE study_id = {study} ORDER BY trial_id FOR UPDATE;");
        connection.Run(locked, ("found", _ => found = true));
        if (!found)
            connection.Run("ROLLBACK;");
        return found;
    }

    private static long NextUnused(DbConnection connection, long id) =>
        Math.Max(id, long.Parse(connection.Names("PRAGMA user_version;")[0], CultureInfo.InvariantCulture));

    /// <summary>Gives a study that others created a mark, if it has none.</summary>
    /// <returns>Its mark; <see langword="null"/> if there is no such study.</returns>
    public string? Mark(DbConnection connection, StudyRecord study)
    {
        string? mark = null;
        var key = StudyKey.Of(study);
        connection.Run(
            Lock(new(dialect), key)
                .Add($"INSERT INTO study_system_attributes (study_id, \"key\", value_json)")
                .Add($"SELECT s.study_id, {StudyKey.MarkAttribute}, {NewMark()} FROM studies s WHERE s.study_id = {key} AND NOT EXISTS")
                .Add($"(SELECT 1 FROM study_system_attributes a WHERE a.study_id = s.study_id AND a.\"key\" = {StudyKey.MarkAttribute});")
                .Add($"SELECT value_json AS mark FROM study_system_attributes")
                .Add($"WHERE study_id = {key} AND \"key\" = {StudyKey.MarkAttribute};")
                .Commit(),
            ("mark", row => mark = row.GetString(0))
        );
        return mark;
    }

    public static string NewMark() => PythonJson.Write(Guid.NewGuid().ToString());

    public bool SetAttribute(DbConnection connection, StudyKey study, AttributeOwner owner, string key, object? value)
    {
        var found = false;
        var table = owner == AttributeOwner.User ? "study_user_attributes" : "study_system_attributes";
        connection.Run(
            Lock(new(dialect), study)
                .Add($"SELECT study_id AS found FROM studies WHERE study_id = {study};")
                .Add($"INSERT INTO {table:sql} (study_id, \"key\", value_json)")
                .Add($"SELECT study_id, {key}, {OptunaText.Json(dialect, key, value)} FROM studies WHERE study_id = {study}")
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

        public string? Mark { get; private set; }

        public void Note(string key, string json)
        {
            if (key == StudyKey.MarkAttribute)
                Mark = json;
            else
                System[key] = PythonJson.Parse(json);
        }

        public StudyRecord Record(long id) =>
            new()
            {
                Id = id,
                Name = name,
                Directions = [.. Directions],
                UserAttributes = User.ToImmutable(),
                SystemAttributes = System.ToImmutable(),
                Mark = Mark,
            };
    }
}
