using System.Net;
using System.Text.Json.Nodes;

namespace Studio.Tests;

public class TrainingTests
{
    private const string Small = """ "options":{"embedding":16,"hidden":16,"batch":8,"epochs":10000} """;

    [Fact]
    public async Task TellsOfEachEpochUntilItIsDone()
    {
        await using var served = await Served.StartAsync();
        await served.SendAsync("POST", "api/shows/sample", "{}");
        using var events = await Events.ListenAsync(served);

        var begun = await served.SendAsync("POST", "api/shows/the-other-side/training", $$"""{"minutes":0.05,{{Small}}}""");
        var phases = new List<string>();
        var epochs = new List<JsonNode>();
        while (phases is not [.., "done" or "failed"])
        {
            var (type, data) = (await events.NextAsync())!.Value;
            if (type == "training" && phases.LastOrDefault() != (string)data["phase"]!)
                phases.Add((string)data["phase"]!);
            if (type == "epoch")
                epochs.Add(data["epoch"]!);
        }

        Assert.Equal("3-seconds", (string)begun!["model"]!);
        Assert.Equal(["queued", "preparing", "running", "done"], phases);
        var training = (await served.GetAsync("api/shows/the-other-side/training"))!;
        Assert.Contains(epochs, epoch => epoch["sample"] is not null);
        Assert.NotEmpty(training["epochs"]!.AsArray());
        Assert.NotEmpty(training["curve"]!.AsArray());
        var model = Assert.Single((await served.GetAsync("api/shows/the-other-side/models"))!.AsArray())!;
        Assert.Equal((double)training["best"]!, (double)model["perplexity"]!, 1e-9);
        Assert.True((bool)model["isChosen"]!);
    }

    [Fact]
    public async Task APausedTrainingGoesOnAfterTheServersEnd()
    {
        using var folder = new TemporaryFolder();
        await using (var served = await Served.StartAsync(folder))
        {
            await served.SendAsync("POST", "api/shows/sample", "{}");
            using var events = await Events.ListenAsync(served);
            await served.SendAsync("POST", "api/shows/the-other-side/training", $$"""{"minutes":60,{{Small}}}""");
            await served.SendAsync("POST", "api/shows/the-other-side/training", $$"""{"minutes":1}""", HttpStatusCode.Conflict);
            while ((await events.NextAsync())!.Value.Type != "epoch") { }
            var paused = await served.SendAsync("POST", "api/shows/the-other-side/training/pause", "{}");
            Assert.Equal("paused", (string)paused!["phase"]!);
        }

        await using var again = await Served.StartAsync(folder);
        var found = (await again.GetAsync("api/shows/the-other-side/training"))!;
        var epochs = found["epochs"]!.AsArray().Count;
        using var moved = await Events.ListenAsync(again);
        Assert.Equal(
            ("training", "paused"),
            (await moved.NextAsync())!.Value is var first ? (first.Type, (string)first.Data["phase"]!) : default
        );
        await again.SendAsync("POST", "api/shows/the-other-side/training/resume", "{}");
        JsonNode? epoch = null;
        while (epoch is null)
            epoch = (await moved.NextAsync())!.Value is ("epoch", var data) ? data["epoch"] : null;

        Assert.Equal(("paused", true), ((string)found["phase"]!, epochs > 0));
        Assert.Equal(epochs + 1, (int)epoch["number"]!);
        var stopped = await again.SendAsync("POST", "api/shows/the-other-side/training/stop", "{}");
        Assert.Equal("stopped", (string)stopped!["phase"]!);
        Assert.Null((await again.GetAsync("api/shows/the-other-side"))!["training"]);
    }

    [Fact]
    public async Task ACurveIsKeptAsLongAsItsModel()
    {
        using var folder = new TemporaryFolder();
        JsonNode trained;
        await using (var served = await Served.StartAsync(folder))
        {
            await served.SendAsync("POST", "api/shows/sample", "{}");
            trained = (await served.SendAsync("POST", "api/shows/the-other-side/training", $$"""{"minutes":0.05,{{Small}}}"""))!;
            while ((string)trained["phase"]! != "done")
                trained = (await served.GetAsync("api/shows/the-other-side/training"))!;
        }

        await using var again = await Served.StartAsync(folder);
        var kept = (await again.GetAsync("api/shows/the-other-side/models/3-seconds/training"))!;
        await again.SendAsync("DELETE", "api/shows/the-other-side/models/3-seconds", null, HttpStatusCode.NoContent);

        Assert.NotEmpty(kept["curve"]!.AsArray());
        Assert.Equal(trained.ToJsonString(), kept.ToJsonString());
        Assert.Empty(Directory.EnumerateFiles(folder.File("the-other-side/models")));
    }

    [Theory]
    [InlineData("""{"minutes":0}""", "minutes")]
    [InlineData("""{"minutes":1,"options":{"nothing":1}}""", "nothing")]
    [InlineData("""{"minutes":1,"options":{"embedding":1e99}}""", "embedding")]
    [InlineData("""{"minutes":1,"options":{"learning-rate":7}}""", "learning rate")]
    [InlineData("""{"minutes":1,"from":"nothing"}""", "nothing")]
    public async Task SaysWhichOptionIsWrongAtOnce(string request, string name)
    {
        await using var served = await Served.WithModelAsync();

        using var answer = await served.Client.PostAsync(
            "api/shows/ferry/training",
            new StringContent(request, System.Text.Encoding.UTF8, "application/json"),
            Served.Token
        );

        Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound);
        Assert.Contains(name, await answer.Content.ReadAsStringAsync(Served.Token));
    }

    [Fact]
    public async Task ForecastsWithinTheMeasuredTable()
    {
        await using var served = await Served.StartAsync();
        await served.SendAsync("POST", "api/shows/sample", "{}");

        // Begun with English, texts of 13,700 and of 57,200 words have 24.4 and 28.7; begun with nothing, one of 24,345 words has 45.4.
        foreach (var (from, perplexity) in new[] { ("", 27.4), ("&from=none", 45.4) })
        {
            var forecast = (await served.GetAsync("api/shows/the-other-side/forecast?minutes=5" + from))!;
            Assert.InRange(perplexity, (double)forecast["perplexity"]!["low"]!, (double)forecast["perplexity"]!["high"]!);
            Assert.Contains("estimate", (string)forecast["text"]!);
        }
    }
}
