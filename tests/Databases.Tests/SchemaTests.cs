using Microsoft.Data.Sqlite;

namespace Databases.Tests;

/// <summary>The tables and their mark, beside those that Optuna makes.</summary>
public sealed class SchemaTests(AllServers servers) : IDisposable
{
    private readonly Places places = new(servers);

    public void Dispose() => places.Dispose();

    [Fact]
    public void IsTheOneThatPythonMakesOnSqlite()
    {
        var (ours, theirs) = (places.New("sqlite"), places.New("sqlite"));
        Peer.Run("create", theirs, "s", "1");
        DatabaseStorage.Open(ours).Dispose();

        Assert.Equal(Tables(theirs), Tables(ours));
    }

    [Fact]
    public void IsTheOneThatPythonMakesOnPostgres()
    {
        const string columns =
            "SELECT string_agg(concat_ws(' ', table_name, column_name, udt_name, character_maximum_length, is_nullable, "
            + "column_default), ';' ORDER BY table_name, ordinal_position) FROM information_schema.columns WHERE table_schema = 'public'";
        const string constraints =
            "SELECT string_agg(conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid), ';' "
            + "ORDER BY conrelid::regclass::text, conname) FROM pg_constraint WHERE connamespace = 'public'::regnamespace";
        const string enums =
            "SELECT string_agg(typname || ' ' || enumlabel, ';' ORDER BY typname, enumsortorder) "
            + "FROM pg_enum JOIN pg_type ON pg_type.oid = enumtypid";
        var (ours, theirs) = (places.New("postgresql"), places.New("postgresql"));
        Peer.Run("create", theirs, "s", "1");
        DatabaseStorage.Open(ours).Dispose();

        foreach (var sql in (string[])[columns, constraints, enums])
            Assert.Equal(servers.Postgres.Execute(sql, Name(theirs)), servers.Postgres.Execute(sql, Name(ours)));

        static string Name(string address) => address[(address.LastIndexOf('/') + 1)..];
    }

    [Fact]
    public void AStampLetsTheVersionsInThatItNames()
    {
        var address = places.New("sqlite");
        using (var storage = DatabaseStorage.Open(address))
            storage.CreateStudy("s", [StudyDirection.Minimize]);
        using (var refused = Peer.Start("read", address, "s"))
            Assert.Contains("try updating optuna", refused.StandardError.ReadToEnd());

        DatabaseStorage.Restamp(address, SchemaStamp.Optuna30);
        Peer.Run("read", address, "s");
        DatabaseStorage.Restamp(address, SchemaStamp.None);

        Assert.Equal("", Sql(address, "SELECT group_concat(version_num) FROM alembic_version"));
        Peer.Run("read", address, "s");
        Assert.Equal("v3.0.0.d", Sql(address, "SELECT group_concat(version_num) FROM alembic_version"));
    }

    [Fact]
    public void AFileKeepsAWriteAheadLogOnlyIfItIsCreatedHereAndNobodyMinds()
    {
        var (ours, asked, theirs) = (places.New("sqlite"), places.New("sqlite"), places.New("sqlite"));
        Peer.Run("create", theirs, "s", "1");
        DatabaseStorage.Open(asked, new() { WriteAheadLog = false }).Dispose();
        foreach (var address in (string[])[ours, asked, theirs])
            DatabaseStorage.Open(address).Dispose();

        Assert.Equal(["wal", "delete", "delete"], ((string[])[ours, asked, theirs]).Select(address => Sql(address, "PRAGMA journal_mode")));
    }

    [Fact]
    public void AReaderOfAWriteAheadLogWaitsForNobody()
    {
        var address = places.New("sqlite");
        using var storage = DatabaseStorage.Open(address, new() { RetryFor = TimeSpan.Zero });
        storage.CreateStudy("s", [StudyDirection.Minimize]);
        using var writer = new SqliteConnection($"Data Source={address["sqlite:///".Length..]};Pooling=False");
        writer.Open();
        using var transaction = writer.BeginTransaction();

        Assert.Equal("s", Assert.Single(storage.Studies()).Name);
    }

    [Theory]
    [InlineData("UPDATE alembic_version SET version_num = 'v2.6.0.a'", "optuna storage upgrade")]
    [InlineData("UPDATE version_info SET schema_version = 11", "optuna storage upgrade")]
    [InlineData("UPDATE alembic_version SET version_num = 'v9.0.0.a'", "is unknown")]
    [InlineData("INSERT INTO alembic_version VALUES ('v3.0.0.d')", "2 rows")]
    public void OtherVersionsAreRefusedAndStayAsTheyAre(string change, string message)
    {
        var address = places.New("sqlite");
        DatabaseStorage.Open(address).Dispose();
        Sql(address, change);
        var before = File.ReadAllBytes(address["sqlite:///".Length..]);

        var error = Assert.Throws<DatabaseStorageException>(() => DatabaseStorage.Open(address));

        Assert.Contains(message, error.Message);
        Assert.Equal(before, File.ReadAllBytes(address["sqlite:///".Length..]));
    }

    [Fact]
    public void TimesInTextAreReadAsPythonReadsThem()
    {
        var address = places.New("sqlite");
        using var storage = DatabaseStorage.Open(address);
        var table = new TrialTable(storage.CreateStudy("s", [StudyDirection.Minimize]));
        for (var i = 0; i < 3; i++)
            storage.Start(table, DateTimeOffset.UnixEpoch);
        Sql(address, "UPDATE trials SET datetime_start = '2026-11-24 01:02:03' WHERE number = 0");
        Sql(address, "UPDATE trials SET datetime_start = '2026-11-24 01:02:03.123' WHERE number = 1");
        Sql(address, "UPDATE trials SET datetime_start = '2026-11-24 01:02:03.123456' WHERE number = 2");

        using var fresh = DatabaseStorage.Open(address);
        var read = new TrialTable(table.StudyRecord);
        fresh.Sync(read);

        var second = new DateTimeOffset(2026, 11, 24, 1, 2, 3, TimeSpan.Zero);
        Assert.Equal([second, second.AddMicroseconds(123), second.AddMicroseconds(123456)], read.All().Select(trial => trial.Started));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    [InlineData("mysql")]
    public void TimesMayBeThoseOfThePlace(string kind)
    {
        var started = new DateTimeOffset(2026, 11, 24, 1, 2, 3, TimeSpan.Zero);
        var address = places.New(kind);
        // Nine hours before UTC, all year.
        Environment.SetEnvironmentVariable("TZ", "Asia/Tokyo");
        TimeZoneInfo.ClearCachedData();
        try
        {
            using var storage = DatabaseStorage.Open(address, new() { Times = StoredTimes.Local });
            storage.Start(new TrialTable(storage.CreateStudy("s", [StudyDirection.Minimize])), started);

            Assert.Equal(started, ReadStarted(StoredTimes.Local));
            Assert.Equal(started.AddHours(9), ReadStarted(StoredTimes.Utc));
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", null);
            TimeZoneInfo.ClearCachedData();
        }

        DateTimeOffset? ReadStarted(StoredTimes times)
        {
            using var fresh = DatabaseStorage.Open(address, new() { Times = times });
            var read = new TrialTable(Assert.Single(fresh.Studies()));
            fresh.Sync(read);
            return read.Find(0)!.Started;
        }
    }

    private static string Tables(string address) =>
        Sql(
            address,
            """
            SELECT group_concat(line, char(10)) FROM (
                SELECT m.name || ' ' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk || ' '
                    || coalesce((SELECT f."table" FROM pragma_foreign_key_list(m.name) f WHERE f."from" = c.name), '')
                    || ' ' || coalesce((SELECT group_concat(x.name) FROM pragma_index_list(m.name) i, pragma_index_info(i.name) x
                        WHERE i."unique"), '') AS line
                FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY m.name, c.cid)
            """
        );

    private static string Sql(string address, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={address["sqlite:///".Length..]};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return $"{command.ExecuteScalar()}";
    }
}
