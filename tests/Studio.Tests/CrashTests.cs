using System.Text.Json.Nodes;

namespace Studio.Tests;

/// <summary>The tool as a process that is killed while it writes and trains.</summary>
public sealed class CrashTests : IDisposable
{
    private const int Kills = 10;
    private const string Scene = "api/shows/ferry/scenes/the-deck";

    // The notebook's recipe has a constant learning rate: where such a training is, no clock decides.
    private const string Training = """
        {"minutes":1440,"from":"none","options":{"embedding":16,"hidden":16,"recipe":"notebook","patience":10000}}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TenKillsLoseNothingThatWasSavedAndChangeNoBitOfTheTraining()
    {
        var random = new Random(1);
        var accepted = 0;
        using (var studio = await StudioProcess.StartAsync(_folder.Path))
        {
            await BeginAsync(studio, "Ferry");
            await studio.PostAsync("api/shows/ferry/scenes", """{"title":"The deck"}""");
            accepted = await WriteUntilKilled(studio, accepted, random);
        }
        for (var kill = 1; kill < Kills; kill++)
        {
            using var studio = await StudioProcess.StartAsync(_folder.Path);
            accepted = await AcceptedAsync(studio, accepted);
            Assert.Equal("paused", (string)(await studio.GetAsync("api/shows/ferry/training"))["phase"]!);
            await studio.PostAsync("api/shows/ferry/training/resume", "{}");
            accepted = await WriteUntilKilled(studio, accepted, random);
        }
        using var last = await StudioProcess.StartAsync(_folder.Path);
        await AcceptedAsync(last, accepted);
        await last.PostAsync("api/shows/ferry/training/resume", "{}");
        var epochs = await LearnAsync(last, "ferry", epochs: 1);
        await BeginAsync(last, "Calm");

        var calm = await LearnAsync(last, "calm", epochs.Count);

        Assert.True(epochs.Count > Kills / 2, $"{epochs.Count} epochs");
        Assert.Equal(epochs, calm.Take(epochs.Count));
    }

    private static async Task BeginAsync(StudioProcess studio, string name)
    {
        var show = $"api/shows/{name.ToLowerInvariant()}";
        await studio.PostAsync("api/shows", $$"""{"name":"{{name}}"}""");
        await studio.PostAsync($"{show}/scripts?name=ferry.txt", Script(), "application/octet-stream");
        await studio.PostAsync($"{show}/training", Training);
    }

    /// <summary>Saves change after change while a model trains, and is killed from outside at some moment.</summary>
    /// <returns>How many changes were accepted so far.</returns>
    private static async Task<int> WriteUntilKilled(StudioProcess studio, int accepted, Random random)
    {
        await PhaseAsync(studio, "ferry");
        var moment = random.Next(100, 1500);
        _ = Task.Delay(moment, Served.Token).ContinueWith(_ => studio.Kill(), TaskScheduler.Default);
        while (true)
        {
            try
            {
                await studio.PostAsync($"{Scene}/changes", Some.Insert(accepted, accepted, Some.Line($"{accepted}", $"Line {accepted}.")));
                accepted++;
            }
            catch (HttpRequestException)
            {
                return accepted;
            }
        }
    }

    /// <summary>Checks that all accepted lines are there; the last may be, although its answer has not come.</summary>
    private static async Task<int> AcceptedAsync(StudioProcess studio, int accepted)
    {
        var scene = await studio.GetAsync(Scene);
        var lines = scene["document"]!.AsArray().Select(line => (string)line!["text"]!).ToList();
        Assert.InRange((int)scene["revision"]!, accepted, accepted + 1);
        Assert.Equal(Enumerable.Range(0, lines.Count).Select(i => $"Line {i}."), lines);
        Assert.Equal((int)scene["revision"]!, lines.Count);
        return lines.Count;
    }

    /// <summary>Trains until there are so many epochs, and more than there were; stops, and tells their losses.</summary>
    private static async Task<List<(int Number, double Training, double Validation)>> LearnAsync(
        StudioProcess studio,
        string show,
        int epochs
    )
    {
        await PhaseAsync(studio, show);
        JsonArray learnt;
        do
        {
            await Task.Delay(50, Served.Token);
            learnt = (await studio.GetAsync($"api/shows/{show}/training"))["epochs"]!.AsArray();
        } while (learnt.Count < epochs);
        await studio.PostAsync($"api/shows/{show}/training/stop", "{}");
        return
        [
            .. (await studio.GetAsync($"api/shows/{show}/training"))["epochs"]!
                .AsArray()
                .Select(epoch => ((int)epoch!["number"]!, (double)epoch["trainingLoss"]!, (double)epoch["validationPerplexity"]!)),
        ];
    }

    /// <summary>Waits until it trains.</summary>
    private static async Task PhaseAsync(StudioProcess studio, string show)
    {
        while ((string)(await studio.GetAsync($"api/shows/{show}/training"))["phase"]! is var phase && phase != "running")
        {
            Assert.True(phase is "queued" or "preparing", phase);
            await Task.Delay(20, Served.Token);
        }
    }

    // About 1,000 words, so that an epoch is short.
    private static string Script()
    {
        string[] names = ["agnes", "otto", "nell"];
        string[] said = ["the kettle is mine", "it has always been nine minutes", "who moved the pier", "no soup on this ferry"];
        return string.Join("\n\n", Enumerable.Range(0, 80).Select(i => $"{names[i % 3]}: {said[i % 4]}, {said[i / 4 % 4]}."));
    }
}
