using System.Text.Json.Nodes;

namespace Studio.Tests;

/// <summary>The tool as a process that is killed while it writes and trains.</summary>
public sealed class CrashTests : IDisposable
{
    private const int Kills = 10;
    private const string Scene = "api/shows/ferry/scenes/the-deck";

    // The notebook's recipe has a constant learning rate: where such a training is, no clock decides. One thread, since on several the
    // products of libtorch, which that recipe learns by, can round otherwise from run to run.
    private const string Training = """
        {"minutes":1440,"from":"none","options":{"embedding":16,"hidden":16,"recipe":"notebook","epochs":9999,"patience":9999,"threads":1}}
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

        Assert.True(epochs.Count >= 5, $"{epochs.Count} epochs");
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
        var killing = KillAsync(studio, random.Next(3), TimeSpan.FromMilliseconds(random.Next(300)));
        while (true)
        {
            try
            {
                await studio.PostAsync($"{Scene}/changes", Some.Insert(accepted, accepted, Some.Line($"{accepted}", $"Line {accepted}.")));
                accepted++;
            }
            catch (HttpRequestException)
            {
                await killing;
                return accepted;
            }
        }
    }

    /// <summary>Kills somewhere in an epoch, after so many more of them.</summary>
    private static async Task KillAsync(StudioProcess studio, int epochs, TimeSpan after)
    {
        var before = (await EpochsAsync(studio, "ferry")).Count;
        while ((await EpochsAsync(studio, "ferry")).Count < before + epochs)
            await Task.Delay(20, Served.Token);
        await Task.Delay(after, Served.Token);
        studio.Kill();
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

    /// <summary>Trains until there are so many epochs, stops, and tells their losses.</summary>
    private static async Task<List<(int Number, double Training, double Validation)>> LearnAsync(
        StudioProcess studio,
        string show,
        int epochs
    )
    {
        await PhaseAsync(studio, show);
        while ((await EpochsAsync(studio, show)).Count < epochs)
            await Task.Delay(50, Served.Token);
        await studio.PostAsync($"api/shows/{show}/training/stop", "{}");
        return
        [
            .. (await EpochsAsync(studio, show)).Select(epoch =>
                ((int)epoch!["number"]!, (double)epoch["trainingLoss"]!, (double)epoch["validationPerplexity"]!)
            ),
        ];
    }

    private static async Task<JsonArray> EpochsAsync(StudioProcess studio, string show) =>
        (await studio.GetAsync($"api/shows/{show}/training"))["epochs"]!.AsArray();

    /// <summary>Waits until it trains.</summary>
    private static async Task PhaseAsync(StudioProcess studio, string show)
    {
        while ((string)(await studio.GetAsync($"api/shows/{show}/training"))["phase"]! is var phase && phase != "running")
        {
            Assert.True(phase is "queued" or "preparing", phase);
            await Task.Delay(20, Served.Token);
        }
    }

    // About 1,000 words, so that an epoch is short; no line is there twice.
    private static string Script()
    {
        string[] names = ["agnes", "otto", "nell"];
        string[] words = [.. "the kettle is mine and it leaks who moved that pier again no soup on this ferry at nine".Split(' ')];
        var random = new Random(2);
        return string.Join("\n\n", Enumerable.Range(0, 80).Select(i => $"{names[i % 3]}: {string.Join(' ', random.GetItems(words, 10))}."));
    }
}
