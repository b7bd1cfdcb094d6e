using Microsoft.Data.Sqlite;

namespace Databases.Tests;

/// <summary>Databases that cannot be used, and what cannot be stored.</summary>
public sealed class BadInputTests(AllServers servers) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void AFileThatIsNoDatabaseStaysAsItIs()
    {
        var file = folder.File("notes.db");
        File.WriteAllText(file, string.Concat(Enumerable.Repeat("dear diary\n", 200)));
        var before = File.ReadAllBytes(file);

        var error = Assert.Throws<DatabaseStorageException>(() => DatabaseStorage.Open($"sqlite:///{file}"));

        Assert.Contains("notes.db", error.Message);
        Assert.Contains("not an SQLite database", error.Message);
        Assert.Equal(before, File.ReadAllBytes(file));
    }

    [Fact]
    public void ADatabaseOfAnotherProgramStaysAsItIs()
    {
        var file = folder.File("other.db");
        Sqlite(
            file,
            "CREATE TABLE customers (id INTEGER); INSERT INTO customers VALUES (1); CREATE TABLE alembic_version (version_num VARCHAR(32))"
        );
        var before = File.ReadAllBytes(file);

        var error = Assert.Throws<DatabaseStorageException>(() => DatabaseStorage.Open($"sqlite:///{file}"));

        Assert.Contains("customers", error.Message);
        Assert.Equal(before, File.ReadAllBytes(file));
    }

    [Fact]
    public void ATruncatedDatabaseIsToldFromAWholeOne()
    {
        var file = folder.File("cut.db");
        using (var storage = DatabaseStorage.Open($"sqlite:///{file}"))
            storage.CreateStudy("s", [StudyDirection.Minimize]);
        using (var stream = File.OpenWrite(file))
            stream.SetLength(8192);
        var before = File.ReadAllBytes(file);

        var error = Assert.Throws<DatabaseStorageException>(() => DatabaseStorage.Open($"sqlite:///{file}"));

        Assert.Contains("damaged", error.Message);
        Assert.Equal(before, File.ReadAllBytes(file));
    }

    [Fact]
    public void ALockedDatabaseIsWaitedForAndThenNamed()
    {
        var file = folder.File("locked.db");
        using var storage = DatabaseStorage.Open($"sqlite:///{file}", new() { RetryFor = TimeSpan.FromSeconds(1) });
        var table = new TrialTable(storage.CreateStudy("s", [StudyDirection.Minimize]));
        using var holder = new SqliteConnection($"Data Source={file};Pooling=false");
        holder.Open();
        using var hold = holder.CreateCommand();
        hold.CommandText = "BEGIN EXCLUSIVE";
        hold.ExecuteNonQuery();

        var error = Assert.Throws<DatabaseStorageException>(() => storage.Start(table, DateTimeOffset.UnixEpoch));

        Assert.Contains("locked.db", error.Message);
        Assert.Contains("holds the file locked", error.Message);
        hold.CommandText = "ROLLBACK";
        hold.ExecuteNonQuery();
        Assert.Equal(0, storage.Start(table, DateTimeOffset.UnixEpoch).Number);
    }

    [Fact]
    public void AMissingFolderIsNamed() =>
        Assert.Contains(
            "there is no folder",
            Assert.Throws<DatabaseStorageException>(() => DatabaseStorage.Open($"sqlite:///{folder.File("none/study.db")}")).Message
        );

    [Theory]
    [InlineData("postgresql")]
    [InlineData("mysql")]
    public void AWrongPasswordIsNotRepeated(string kind)
    {
        var error = Assert.Throws<DatabaseStorageException>(() => DatabaseStorage.Open(Server(kind).Address("d1", password: "letmein")));

        Assert.Contains("password", error.Message);
        Assert.Contains("tester@127.0.0.1", error.Message);
        Assert.DoesNotContain("letmein", error.ToString());
    }

    [Theory]
    [InlineData("postgresql", "PGPASSWORD")]
    [InlineData("mysql", "MYSQL_PWD")]
    public void ThePasswordMayStandInTheEnvironment(string kind, string variable)
    {
        var address = Server(kind).NewDatabase().Replace($":{Uri.EscapeDataString(DatabaseServer.Password)}@", "@");
        Assert.Throws<DatabaseStorageException>(() => DatabaseStorage.Open(address));

        Environment.SetEnvironmentVariable(variable, DatabaseServer.Password);
        try
        {
            using var storage = DatabaseStorage.Open(address);
            Assert.Empty(storage.Studies());
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    [Theory]
    [InlineData("postgresql")]
    [InlineData("mysql")]
    public void AMissingHostIsToldAtOnce(string kind)
    {
        var error = Assert.Throws<DatabaseStorageException>(() =>
            DatabaseStorage.Open(Server(kind).Address("d1", host: "no-such-host.invalid"), new() { RetryFor = TimeSpan.FromSeconds(1) })
        );

        Assert.Contains("no such host", error.Message);
        Assert.Contains("no-such-host.invalid", error.Message);
    }

    [Theory]
    [InlineData("postgresql")]
    [InlineData("mysql")]
    public void AUserWithoutRightsIsToldWhatToAskFor(string kind)
    {
        var server = Server(kind);
        var address = new Uri(server.NewDatabase()).AbsolutePath[1..];
        server.Execute(
            kind == "mysql"
                ? $"CREATE USER IF NOT EXISTS guest@'127.0.0.1' IDENTIFIED BY 'guest'; GRANT SELECT ON {address}.* TO guest@'127.0.0.1'"
                : "CREATE ROLE guest LOGIN PASSWORD 'guest'"
        );

        var error = Assert.Throws<DatabaseStorageException>(() => DatabaseStorage.Open(server.Address(address, "guest", "guest")));

        Assert.Contains("GRANT", error.Message);
    }

    [Fact]
    public void LongNamesAndLargeAttributesAreRefusedWhole()
    {
        using var storage = DatabaseStorage.Open($"sqlite:///{folder.File("long.db")}");
        var table = new TrialTable(storage.CreateStudy("s", [StudyDirection.Minimize]));
        var trial = storage.Start(table, DateTimeOffset.UnixEpoch);

        Assert.Contains(
            "512",
            Assert.Throws<ArgumentException>(() => storage.CreateStudy(new string('n', 513), [StudyDirection.Minimize])).Message
        );
        Assert.Contains(
            "512",
            Assert
                .Throws<ArgumentException>(() => storage.Write(table, trial.Id, new() { UserAttributes = [(new string('k', 513), 1L)] }))
                .Message
        );
        var error = Assert.Throws<ArgumentException>(() =>
            storage.Write(table, trial.Id, new() { UserAttributes = [("small", 1L), ("big", new string('v', 10_000_000))] })
        );

        Assert.Contains("'big'", error.Message);
        Assert.Contains("long.db", error.Message);
        var read = new TrialTable(table.StudyRecord);
        storage.Sync(read);
        Assert.Empty(read.Find(0)!.UserAttributes);
    }

    private DatabaseServer Server(string kind) => kind == "postgresql" ? servers.Postgres : servers.MariaDb;

    private static void Sqlite(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
