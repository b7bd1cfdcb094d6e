using Microsoft.Data.Sqlite;

namespace Databases.Tests;

/// <summary>Studies and files that were deleted, replaced or put back while a worker had them open: it notices before it writes.</summary>
public sealed class TakenAwayTests(AllServers servers) : IDisposable
{
    private readonly Places places = new(servers);

    public void Dispose() => places.Dispose();

    [Theory]
    [InlineData("sqlite", "other")]
    [InlineData("sqlite", "worked")]
    [InlineData("postgresql", "worked")]
    [InlineData("mysql", "worked")]
    public void AWorkerOfADeletedStudyWritesNothingIntoTheNextOne(string kind, string next)
    {
        var address = places.New(kind);
        using var storage = DatabaseStorage.Open(address, new() { Stamp = SchemaStamp.Optuna30 });
        var study = Study.Create(
            new()
            {
                Name = "worked",
                Storage = storage,
                Sampler = new RandomSampler(1),
            }
        );
        study.Optimize(trial => trial.SuggestDouble("x", 0, 1), trials: 3);
        var running = study.Ask([new("x", new FloatDistribution(0, 1))]);

        Peer.Run("remake", address, "worked", "0", next);
        // A trial with the number and, in SQLite, the id of the one that runs.
        using var peer = DatabaseStorage.Open(address);
        var made = Study.Load(new() { Name = next, Storage = peer });
        for (var i = 0; i < 4; i++)
            made.Ask();
        var before = Text(made);

        Action[] writes =
        [
            () => study.Tell(running, 1),
            () => study.Ask(),
            () => study.Enqueue(new Dictionary<string, object?> { ["x"] = 0.5 }),
            () => study.SetUserAttribute("a", 1),
            () =>
                study.AddTrial(
                    new Dictionary<string, object?> { ["x"] = 0.5 },
                    new Dictionary<string, Distribution> { ["x"] = new FloatDistribution(0, 1) },
                    1
                ),
            () => study.Optimize(_ => 0.0, trials: 2),
            () => running.Report(1, 1),
        ];
        Assert.All(writes, write => Assert.Contains("deleted", Assert.Throws<KeyNotFoundException>(write).Message));

        Assert.Equal(before, Text(made));
    }

    [Theory]
    [InlineData("postgresql")]
    [InlineData("mysql")]
    public async Task AStudyIsDeletedWhileAWorkerWrites(string kind)
    {
        var address = places.New(kind);
        using var storage = DatabaseStorage.Open(address, new() { StaleTrials = null });
        Study.Create(new() { Name = "doomed", Storage = storage }).Ask();
        using var dialect = Dialect.Of(DatabaseAddress.Parse(address), new());
        using var worker = dialect.Connect();
        var trial = Assert.Single(worker.Names("SELECT trial_id FROM trials;"));
        worker.Run("BEGIN;");
        worker.Run($"SELECT trial_id FROM trials WHERE trial_id = {trial} FOR UPDATE;");
        worker.Run(
            "INSERT INTO trial_intermediate_values (trial_id, step, intermediate_value, intermediate_value_type) "
                + $"VALUES ({trial}, 1, 1, 'FINITE');"
        );

        var deletion = Task.Run(() => storage.DeleteStudy("doomed"), TestContext.Current.CancellationToken);
        await Task.Delay(500, TestContext.Current.CancellationToken); // until the deletion waits for the worker
        worker.Run("COMMIT;");
        await deletion;

        Assert.Empty(worker.Names("SELECT study_id FROM studies;"));
        Assert.Empty(worker.Names("SELECT trial_id FROM trial_intermediate_values;"));
    }

    [Fact]
    public void AStudyThatPythonMadeIsKnownAgainFromTheFirstWrite()
    {
        var address = places.New("sqlite");
        Peer.Run("create", address, "python", "2");
        using var storage = DatabaseStorage.Open(address);
        var study = Study.Load(new() { Name = "python", Storage = storage });
        study.Ask();

        Peer.Run("remake", address, "python", "0", "python");

        Assert.Throws<KeyNotFoundException>(() => study.Ask());
        Assert.Empty(Study.Load(new() { Name = "python", Storage = storage }).Trials);
    }

    [Fact]
    public void AnOlderCopyOfTheDatabaseTakesNoTrials()
    {
        var address = places.New("sqlite");
        using var storage = DatabaseStorage.Open(address);
        var study = Study.Create(
            new()
            {
                Name = "s",
                Storage = storage,
                Sampler = new RandomSampler(1),
            }
        );
        study.Optimize(_ => 0.0, trials: 3);
        using (var connection = new SqliteConnection($"Data Source={address["sqlite:///".Length..]};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText =
                "PRAGMA foreign_keys = OFF; DELETE FROM trial_values WHERE trial_id > 1; DELETE FROM trials WHERE trial_id > 1;";
            command.ExecuteNonQuery();
        }

        Assert.Contains("older copy", Assert.Throws<KeyNotFoundException>(() => study.Ask()).Message);
    }

    [Theory]
    [InlineData("remove")]
    [InlineData("remove the database alone")]
    [InlineData("remove the log alone")]
    [InlineData("move")]
    [InlineData("remove the folder")]
    [InlineData("replace")]
    public void AFileThatIsTakenAwayIsNoticedAtTheNextWrite(string how)
    {
        var folder = Path.Combine(Path.GetDirectoryName(places.File("x"))!, "folder");
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "study.db");
        using var storage = DatabaseStorage.Open($"sqlite:///{file}");
        var study = Study.Create(
            new()
            {
                Name = "s",
                Storage = storage,
                Sampler = new RandomSampler(1),
            }
        );
        study.Optimize(_ => 0.0, trials: 2);
        var running = study.Ask();
        string[] all = [file, file + "-wal", file + "-shm"];

        switch (how)
        {
            case "remove":
                Array.ForEach(all, File.Delete);
                break;
            case "remove the database alone":
                File.Delete(file);
                break;
            case "remove the log alone":
                File.Delete(file + "-wal");
                break;
            case "move":
                File.Move(file, file + ".old");
                break;
            case "remove the folder":
                Directory.Delete(folder, recursive: true);
                break;
            default:
                File.Copy(file, file + ".copy");
                File.Move(file + ".copy", file, overwrite: true);
                break;
        }
        string[] left = [.. Directory.Exists(folder) ? Directory.GetFiles(folder) : []];

        foreach (var write in (Action[])[() => study.Tell(running, 1), () => study.Ask(), () => study.SetUserAttribute("a", 1)])
            Assert.Contains("removed or replaced", Assert.Throws<DatabaseStorageException>(write).Message);
        Assert.Equal(left.Order(), (Directory.Exists(folder) ? Directory.GetFiles(folder) : []).Order());
    }

    private static string Text(Study study) =>
        PythonJson.Write(study.UserAttributes)
        + string.Join('\n', study.Trials.Select(trial => $"{trial.Id} {trial} {trial.Parameters.Length}"));
}
