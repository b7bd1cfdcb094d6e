using System.Data.Common;

namespace Tunewright.Databases;

/// <summary>Creates Optuna's schema in an empty database, and refuses one that is unknown.</summary>
internal sealed class OptunaSchema(Dialect dialect)
{
    /// <summary>Optuna does not change this number any more; later changes are in the stamp.</summary>
    private const long Version = 12;
    private const string Head = "v3.2.0.a";
    private const string Before = "v3.0.0.d";
    private const string StudyIndex = "ix_trials_study_id";
    private const string MigratedIndex = "trials_study_id_key";
    private static readonly string[] Older =
    [
        "v0.9.0.a",
        "v1.2.0.a",
        "v1.3.0.a",
        "v2.4.0.a",
        "v2.6.0.a",
        "v3.0.0.a",
        "v3.0.0.b",
        "v3.0.0.c",
    ];

    /// <summary>Leaves the database ready for use, or untouched.</summary>
    /// <exception cref="DatabaseStorageException">It holds something else, or another version.</exception>
    public void Prepare(DbConnection connection, SchemaStamp stamp)
    {
        var tables = TablesOf(connection);
        if (!tables.IsSupersetOf(OptunaTables.Names) || connection.Names("SELECT version_info_id FROM version_info;").Count == 0)
        {
            CheckEmpty(connection, tables);
            Create(connection, stamp);
        }
        CheckVersion(connection, TablesOf(connection));
    }

    /// <summary>Changes the stamp, and the index that belongs to it.</summary>
    public void Restamp(DbConnection connection, SchemaStamp stamp)
    {
        var indices = connection.Names(dialect.ListIndices);
        connection.Run(dialect.Begin + dialect.LockSchema);
        // Optuna's own migration creates this index, and fails if it exists.
        if (indices.Contains(MigratedIndex))
            connection.Run(dialect.DropIndex(MigratedIndex));
        if (!indices.Contains(StudyIndex))
            connection.Run($"CREATE INDEX {StudyIndex} ON trials (study_id);");
        connection.Run("DELETE FROM alembic_version;" + StampRow(stamp) + "COMMIT;");
    }

    private void Create(DbConnection connection, SchemaStamp stamp)
    {
        connection.Run(dialect.Begin + dialect.LockSchema);
        var tables = TablesOf(connection);
        foreach (var statement in dialect.CreateEnums(OptunaTables.Enums).Concat(OptunaTables.Create(tables, dialect.Types)))
            connection.Run(statement);
        if (connection.Names("SELECT version_info_id FROM version_info;").Count == 0)
        {
            connection.Run(
                "INSERT INTO version_info (version_info_id, schema_version, library_version) "
                    + $"VALUES (1, {Version}, '{(stamp == SchemaStamp.Optuna30 ? "3.1.0" : "3.2.0")}');"
                    + StampRow(stamp)
            );
        }

        connection.Run("COMMIT;" + dialect.UnlockSchema);
    }

    private static string StampRow(SchemaStamp stamp) =>
        stamp == SchemaStamp.None
            ? ""
            : $"INSERT INTO alembic_version (version_num) VALUES ('{(stamp == SchemaStamp.Optuna30 ? Before : Head)}');";

    /// <summary>
    /// Refuses a database of another program. One without tables is empty, as is one in which creating them was interrupted.
    /// </summary>
    private void CheckEmpty(DbConnection connection, HashSet<string> tables)
    {
        if (tables.Contains("version_info"))
            CheckVersion(connection, tables);
        if (tables.Count > 0 && !tables.IsSubsetOf(OptunaTables.Names))
        {
            throw Refuse(
                $"it belongs to another program, with the tables {string.Join(", ", tables.Order().Take(5))}. "
                    + "Use an empty database for studies, or create one"
            );
        }
    }

    private void CheckVersion(DbConnection connection, HashSet<string> tables)
    {
        var version = connection.Names("SELECT schema_version FROM version_info;");
        var library = connection.Names("SELECT library_version FROM version_info;").FirstOrDefault();
        var stamps = tables.Contains("alembic_version") ? connection.Names("SELECT version_num FROM alembic_version;") : [];
        if (version is not (["12"] or []) || stamps is [var old] && Older.Contains(old) || !tables.Contains("study_directions"))
        {
            throw Refuse(
                $"its schema is of an older Optuna ({library}). Make a copy of it, then run: optuna storage upgrade --storage URL"
            );
        }

        if (stamps.Count > 1)
        {
            throw Refuse(
                $"its table alembic_version has {stamps.Count} rows ({string.Join(", ", stamps)}); Optuna has one. Delete the wrong ones"
            );
        }

        if (stamps is [var stamp] && stamp is not (Head or Before))
            throw Refuse($"its schema's stamp '{stamp}' is unknown: a newer Optuna made it. Update Tunewright");
    }

    private HashSet<string> TablesOf(DbConnection connection) => [.. connection.Names(dialect.ListTables)];

    private DatabaseStorageException Refuse(string why) => new($"{dialect.Address}: {why}. Nothing was changed.");
}
