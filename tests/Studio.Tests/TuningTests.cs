using System.Net;
using System.Text.Json.Nodes;

namespace Studio.Tests;

public class TuningTests
{
    [Fact]
    public async Task TheBestModelJoinsTheShowAndTheSearchIsInTheDashboard()
    {
        await using var served = await Served.WithModelAsync();

        await served.SendAsync("POST", "api/shows/ferry/tuning", """{"minutes":10,"trials":2}""");
        JsonNode tuning;
        do
        {
            await Task.Delay(50, Served.Token);
            tuning = (await served.GetAsync("api/shows/ferry/tuning"))!;
        } while ((string)tuning["phase"]! is "queued" or "preparing" or "running");

        Assert.True((string)tuning["phase"]! == "done", $"{tuning}");
        Assert.Equal(("tuned", 2), ((string)tuning["model"]!, (int)tuning["trials"]!));
        Assert.NotEmpty(tuning["bestOptions"]!.AsArray());
        var tuned = (await served.GetAsync("api/shows/ferry/models"))!.AsArray().Single(model => (string)model!["name"]! == "tuned")!;
        Assert.Equal((double)tuning["best"]!, (double)tuned["perplexity"]!, 1e-6);
        var studies = (await served.GetAsync("studies/api/studies"))!["studies"]!.AsArray();
        Assert.Equal((string)tuning["study"]!, (string)Assert.Single(studies)!["name"]!);
        await served.SendAsync("POST", "api/shows/ferry/tuning/stop", "{}", HttpStatusCode.Conflict);
    }
}
