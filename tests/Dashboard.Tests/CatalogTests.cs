using System.Net;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Tunewright.Databases;

namespace Dashboard.Tests;

public class CatalogTests
{
    [Fact]
    public async Task ListsStudiesOfAllStorages()
    {
        var (one, two) = (new InMemoryStorage(), new InMemoryStorage());
        Some.Mixed(one);
        Some.Many(two, trials: 20, objectives: 2);
        await using var served = await Served.StartAsync(one, two);

        var list = await served.GetAsync("api/studies");

        Assert.Equal(
            ["memory", "memory"],
            list.GetProperty("storages").EnumerateArray().Select(one => one.GetProperty("name").GetString())
        );
        var (mixed, many) = (list.GetProperty("studies")[0], list.GetProperty("studies")[1]);
        Assert.Equal("""{"running":1,"complete":3,"pruned":1,"failed":1,"waiting":1}""", mixed.GetProperty("counts").GetRawText());
        Assert.Equal("""[{"number":1,"values":[1]}]""", mixed.GetProperty("best").GetRawText());
        Assert.Equal(7, mixed.GetProperty("trialCount").GetInt32());
        Assert.Equal(1, many.GetProperty("storage").GetInt32());
        Assert.Equal(["minimize", "minimize"], many.GetProperty("directions").EnumerateArray().Select(one => one.GetString()));
        var front = Study.Load(new() { Storage = two }).BestTrials;
        Assert.Equal(front.Count, many.GetProperty("bestCount").GetInt32());
        Assert.Equal(
            front.Take(10).Select(trial => trial.Number),
            many.GetProperty("best").EnumerateArray().Select(one => one.GetProperty("number").GetInt32())
        );
        Assert.Equal(0, many.GetProperty("created").GetInt64());
        Assert.Equal((19 * 60 + 50) * 1000, many.GetProperty("lastActivity").GetInt64());
    }

    [Fact]
    public async Task CreatesAStudy()
    {
        await using var served = await Served.StartAsync();

        var created = await served.SendAsync(
            "POST",
            "api/studies",
            """{"name":"new","directions":["maximize","minimize"],"metricNames":["accuracy","size"]}""",
            HttpStatusCode.Created
        );

        Assert.Equal("new", created.GetProperty("name").GetString());
        var study = Study.Load(new() { Storage = served.Storages[0], Name = "new" });
        Assert.Equal([StudyDirection.Maximize, StudyDirection.Minimize], study.Directions);
        Assert.Equal(["accuracy", "size"], study.MetricNames);
    }

    [Theory]
    [InlineData("""{"name":"taken","directions":["minimize"]}""", 409, "There is a study named 'taken' already. Choose another name.")]
    [InlineData("""{"name":"","directions":["minimize"]}""", 400, "1 to 512 characters")]
    [InlineData("""{"name":"x","directions":[]}""", 400, "at least one direction")]
    [InlineData("""{"name":"x","directions":["up"]}""", 400, "minimize or maximize")]
    [InlineData("""{"name":"x","directions":["minimize"],"storage":3}""", 400, "There is no storage 3; this server has 1.")]
    [InlineData("""{"name":"x"}""", 400, "directions")]
    [InlineData("""{"name":null,"directions":["minimize"]}""", 400, "allow null values")]
    [InlineData("""{"name":"x","directions":["minimize"],"sampler":"tpe"}""", 400, "sampler")]
    [InlineData("""{"name":""", 400, "not as the server expects it")]
    public async Task RefusesAStudy(string json, int status, string sentence)
    {
        await using var served = await Served.StartAsync();
        Study.Create(new() { Storage = served.Storages[0], Name = "taken" });

        var answer = await served.SendAsync("POST", "api/studies", json, (HttpStatusCode)status);

        Assert.Contains(sentence, answer.GetProperty("error").GetString());
        Assert.Single(served.Storages[0].Studies());
    }

    [Fact]
    public async Task DeletesAStudy()
    {
        await using var served = await Served.StartAsync();
        Some.Mixed(served.Storages[0]);
        var id = await served.IdAsync("mixed");

        await served.SendAsync("DELETE", $"api/studies/{id}", null);

        Assert.Empty(served.Storages[0].Studies());
        var answer = await served.GetAsync($"api/studies/{id}", HttpStatusCode.NotFound);
        Assert.Equal("There is no such study; it may have been deleted or renamed.", answer.GetProperty("error").GetString());
    }

    [Fact]
    public async Task DoesNotTakeANewStudyForTheDeletedOne()
    {
        using var folder = new TemporaryFolder();
        await using var served = await Served.StartAsync(StudyStorage.Open($"sqlite:///{folder.File("a.db")}"));
        Study.Create(new() { Storage = served.Storages[0], Name = "old" });
        var id = await served.IdAsync("old");
        // As Python's dashboard would: SQLite uses the id again.
        using (var connection = new SqliteConnection($"Data Source={folder.File("a.db")}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE studies SET study_name = 'new' WHERE study_name = 'old'";
            command.ExecuteNonQuery();
        }

        while ((await served.Client.GetAsync($"api/studies/{id}", Served.Token)).StatusCode != HttpStatusCode.NotFound)
            await Task.Delay(50, Served.Token);

        Assert.NotEqual(id, await served.IdAsync("new"));
    }

    [Theory]
    [InlineData("memory://")]
    [InlineData("sqlite:///")]
    public async Task RenamesAStudyThatKeepsEverything(string storage)
    {
        using var folder = new TemporaryFolder();
        await using var served = await Served.StartAsync(
            StudyStorage.Open(storage.StartsWith("sqlite", StringComparison.Ordinal) ? storage + folder.File("a.db") : storage)
        );
        var study = Some.Mixed(served.Storages[0]);
        study.SetUserAttribute("team", "red");
        var id = await served.IdAsync("mixed");
        await served.SendAsync("PUT", $"api/studies/{id}/note", """{"version":1,"body":"Kept."}""", HttpStatusCode.OK);
        var running = await served.SendAsync("PATCH", $"api/studies/{id}", """{"name":"better"}""", HttpStatusCode.Conflict);
        Assert.Contains("Trials of the study are running.", running.GetProperty("error").GetString());
        study.Tell(5, 2.5);

        var renamed = await served.SendAsync("PATCH", $"api/studies/{id}", """{"name":"better"}""", HttpStatusCode.OK);

        var header = await served.GetAsync($"api/studies/{renamed.GetProperty("id").GetString()}");
        Assert.Equal("better", header.GetProperty("name").GetString());
        Assert.Equal(7, header.GetProperty("trialCount").GetInt32());
        Assert.Equal("Kept.", header.GetProperty("note").GetProperty("body").GetString());
        Assert.Equal("red", header.GetProperty("userAttributes").GetProperty("team").GetString());
        Assert.Equal("better", Assert.Single(served.Storages[0].Studies()).Name);
        await served.GetAsync($"api/studies/{id}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task SaysThatAJournalCannotRename()
    {
        using var folder = new TemporaryFolder();
        await using var served = await Served.StartAsync(new JournalStorage(folder.File("a.log")));
        Study.Create(new() { Storage = served.Storages[0], Name = "old" });

        var id = await served.IdAsync("old");
        var answer = await served.SendAsync("PATCH", $"api/studies/{id}", """{"name":"new"}""", HttpStatusCode.NotImplemented);

        Assert.Contains("cannot rename a study", answer.GetProperty("error").GetString());
        Assert.False((await served.GetAsync("api/studies")).GetProperty("storages")[0].GetProperty("canRename").GetBoolean());
    }

    [Fact]
    public async Task ShowsWhatItKnowsWhileAStorageFails()
    {
        var (broken, fine) = (new FailingStorage(), new InMemoryStorage());
        Some.Mixed(broken);
        Some.Many(fine, trials: 3);
        await using var served = await Served.StartAsync(broken, fine);
        var id = await served.IdAsync("mixed");

        broken.Failure = "The disk is gone.";
        var list = await EventuallyAsync(served, state => state.ValueKind == JsonValueKind.String);

        Assert.Equal("The disk is gone.", list.GetProperty("storages")[0].GetProperty("error").GetString());
        Assert.Equal(2, list.GetProperty("studies").GetArrayLength());
        Assert.Equal(7, (await served.GetAsync($"api/studies/{id}")).GetProperty("trialCount").GetInt32());
        var answer = await served.SendAsync("POST", $"api/studies/{id}/stop", "{}", HttpStatusCode.ServiceUnavailable);
        Assert.Equal("The disk is gone.", answer.GetProperty("error").GetString());
        broken.Failure = null;
        await EventuallyAsync(served, state => state.ValueKind == JsonValueKind.Null);
    }

    private static async Task<JsonElement> EventuallyAsync(Served served, Func<JsonElement, bool> isSo)
    {
        while (true)
        {
            var list = await served.GetAsync("api/studies");
            if (isSo(list.GetProperty("storages")[0].GetProperty("error")))
                return list;
            await Task.Delay(50, Served.Token);
        }
    }
}
