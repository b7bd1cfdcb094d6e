using System.Net;
using System.Text.Json.Nodes;

namespace Studio.Tests;

public class JudgingTests
{
    [Fact]
    public async Task ABlindComparisonDoesNotTellWhichIsWhichUntilAllIsAnswered()
    {
        await using var served = await Served.WithModelAsync();
        await served.SendAsync(
            "POST",
            "api/shows/ferry/comparisons",
            """{"a":{"controls":{"temperature":0.5}},"b":{"controls":{"temperature":1.5}},"pairs":4}"""
        );
        var comparison = await EndAsync(served, "api/shows/ferry/comparisons/comparison");
        Assert.Equal(("done", 4), ((string)comparison["phase"]!, comparison["pairs"]!.AsArray().Count));
        Assert.Null(comparison["result"]);
        Assert.DoesNotContain("swapped", comparison.ToJsonString(), StringComparison.OrdinalIgnoreCase);

        foreach (var (pair, choice) in ((int, string)[])[(1, "1"), (2, "tie"), (3, "2"), (4, "tie")])
        {
            comparison = (
                await served.SendAsync(
                    "POST",
                    "api/shows/ferry/comparisons/comparison/answers",
                    $$"""{"pair":{{pair}},"choice":"{{choice}}"}"""
                )
            )!;
        }

        var result = comparison["result"]!;
        Assert.Equal(4, (int)result["aWins"]! + (int)result["bWins"]! + (int)result["ties"]!);
        Assert.Equal(2, (int)result["ties"]!);
        await served.SendAsync(
            "POST",
            "api/shows/ferry/comparisons/comparison/answers",
            """{"pair":5,"choice":"1"}""",
            HttpStatusCode.NotFound
        );
    }

    [Fact]
    public async Task AScorecardMeasuresScenesOfAModel()
    {
        using var folder = new TemporaryFolder();
        var served = await Served.StartAsync(folder);
        await served.SendAsync("POST", "api/shows/sample", "{}");
        await served.SendAsync(
            "POST",
            "api/shows/the-other-side/training",
            """{"minutes":0.05,"options":{"embedding":16,"hidden":16,"batch":8}}"""
        );
        await EndAsync(served, "api/shows/the-other-side/training");

        await served.SendAsync("POST", "api/shows/the-other-side/scorecard", """{"scenes":3}""");
        await served.SendAsync("POST", "api/shows/the-other-side/scorecard", """{"scenes":3}""", HttpStatusCode.Conflict);
        var card = await EndAsync(served, "api/shows/the-other-side/scorecard");

        Assert.Equal(("3-seconds", "done", 1), ((string)card["model"]!, (string)card["phase"]!, (double)card["position"]!));
        Assert.Equal((3, 3), (card["verdicts"]!.AsArray().Count, card["samples"]!.AsArray().Count));
        Assert.NotEmpty(card["rows"]!.AsArray());
        await served.DisposeAsync();
        await using var again = await Served.StartAsync(folder);
        Assert.Equal(card.ToJsonString(), (await again.GetAsync("api/shows/the-other-side/scorecard"))!.ToJsonString());
    }

    [Fact]
    public async Task AScorecardOfAModelOfOtherScriptsFails()
    {
        await using var served = await Served.WithModelAsync();

        await served.SendAsync("POST", "api/shows/ferry/scorecard", "{}");
        var card = await EndAsync(served, "api/shows/ferry/scorecard");

        Assert.Equal("failed", (string)card["phase"]!);
        Assert.StartsWith("The scripts have changed since the model was trained", (string)card["error"]!);
    }

    /// <summary>What an address says of work when that is over.</summary>
    private static async Task<JsonNode> EndAsync(Served served, string path)
    {
        while (true)
        {
            var work = (await served.GetAsync(path))!;
            if ((string)work["phase"]! is not ("queued" or "preparing" or "running"))
                return work;
            await Task.Delay(20, Served.Token);
        }
    }
}
