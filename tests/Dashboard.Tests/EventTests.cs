using System.Diagnostics;
using System.Text.Json;

namespace Dashboard.Tests;

public class EventTests
{
    [Fact]
    public async Task TellsWhatAnotherProcessWrites()
    {
        using var folder = new TemporaryFolder();
        await using var served = await Served.StartAsync(new JournalStorage(folder.File("a.log")));
        Study.Create(new() { Storage = served.Storages[0], Name = "live" });
        var id = await served.IdAsync("live");
        using var one = await Events.OpenAsync(served, $"api/studies/{id}/events");
        using var all = await Events.OpenAsync(served, "api/events");
        Assert.Equal(0, (await one.WaitAsync("summary")).GetProperty("trialCount").GetInt32());
        Assert.Single((await all.WaitAsync("list")).GetProperty("studies").EnumerateArray());

        await WorkAsync(folder.File("a.log"), "live", trials: 5);

        var summary = await one.WaitAsync("summary", data => Complete(data) == 5);
        Assert.Equal(5, Complete(await all.WaitAsync("summary", data => Complete(data) == 5)));
        var best = Study.Load(new() { Storage = served.Storages[0] }).BestTrial;
        Assert.Equal(best.Number, summary.GetProperty("best")[0].GetProperty("number").GetInt32());
        Assert.Equal(best.Value, summary.GetProperty("best")[0].GetProperty("values")[0].GetDouble());
    }

    [Fact]
    public async Task TellsOfReportsOfARunningTrial()
    {
        await using var served = await Served.StartAsync();
        var study = Some.Mixed(served.Storages[0]);
        var id = await served.IdAsync("mixed");
        using var events = await Events.OpenAsync(served, $"api/studies/{id}/events");
        var revision = (await events.WaitAsync("summary")).GetProperty("revision").GetInt64();

        var table = new TrialTable(served.Storages[0].FindStudy("mixed")!);
        served.Storages[0].Write(table, study.Trials[5].Id, new() { Reports = [(30, 0.25)] });

        Assert.True((await events.WaitAsync("summary", data => data.GetProperty("revision").GetInt64() > revision)).ValueKind != default);
        var curves = await served.GetAsync($"api/studies/{id}/curves?since={revision}");
        Assert.Equal("[10,20,30]", Assert.Single(curves.GetProperty("curves").EnumerateArray()).GetProperty("steps").GetRawText());
    }

    [Fact]
    public async Task TellsOfNewAndDeletedStudies()
    {
        await using var served = await Served.StartAsync();
        Study.Create(new() { Storage = served.Storages[0], Name = "old" });
        var id = await served.IdAsync("old");
        using var all = await Events.OpenAsync(served, "api/events");
        using var one = await Events.OpenAsync(served, $"api/studies/{id}/events");
        await all.WaitAsync("list");
        await one.WaitAsync("summary");

        Study.Create(new() { Storage = served.Storages[0], Name = "new" });
        served.Storages[0].DeleteStudy("old");

        HashSet<string?> seen = []; // in either order
        while (!seen.IsSupersetOf(["summary new", $"removed {id}"]))
        {
            var (type, data) = (await all.NextAsync())!.Value;
            seen.Add($"{type} {data.GetProperty(type == "summary" ? "name" : "id").GetString()}");
        }
        Assert.Equal(id, (await one.WaitAsync("removed")).GetProperty("id").GetString());
        Assert.Null(await one.NextAsync());
    }

    [Fact]
    public async Task TellsThatAStorageFailsAndIsBack()
    {
        var storage = new FailingStorage();
        Some.Mixed(storage);
        await using var served = await Served.StartAsync(storage);
        using var events = await Events.OpenAsync(served, $"api/studies/{await served.IdAsync("mixed")}/events");

        storage.Failure = "The disk is gone.";
        await events.WaitAsync("storage", data => data.GetProperty("info").GetProperty("error").GetString() == "The disk is gone.");
        storage.Failure = null;

        await events.WaitAsync("storage", data => data.GetProperty("info").GetProperty("error").ValueKind == JsonValueKind.Null);
    }

    [Fact]
    public async Task AsksTheStorageOnceForAllPagesAndNotAtAllForNone()
    {
        var storage = new FailingStorage();
        Some.Mixed(storage);
        await using var served = await Served.StartAsync(storage);
        var path = $"api/studies/{await served.IdAsync("mixed")}/events";
        var pages = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Events.OpenAsync(served, path)));
        await Task.WhenAll(pages.Select(page => page.WaitAsync("summary")));

        var before = storage.Syncs;
        await Task.Delay(TimeSpan.FromSeconds(2), Served.Token);
        Assert.InRange(storage.Syncs - before, 0, 6); // twice a second at most, not twenty times as often
        foreach (var page in pages)
            page.Dispose();
        do
        {
            before = storage.Syncs;
            await Task.Delay(TimeSpan.FromSeconds(1), Served.Token);
        } while (storage.Syncs != before);
    }

    /// <summary>Runs trials of a study in a process of its own.</summary>
    internal static async Task WorkAsync(string journal, string study, int trials)
    {
        var worker = typeof(EventTests)
            .Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), false)
            .Cast<System.Reflection.AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "Worker")
            .Value!;
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [worker, journal, study, trials.ToString(System.Globalization.CultureInfo.InvariantCulture)])
            {
                RedirectStandardOutput = true,
            }
        )!;
        await process.StandardOutput.ReadToEndAsync(Served.Token);
        await process.WaitForExitAsync(Served.Token);
        Assert.Equal(0, process.ExitCode);
    }

    private static int Complete(JsonElement summary) => summary.GetProperty("counts").GetProperty("complete").GetInt32();
}
