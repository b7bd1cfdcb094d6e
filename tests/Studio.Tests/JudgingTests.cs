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
        JsonNode comparison;
        do comparison = (await served.GetAsync("api/shows/ferry/comparisons/comparison"))!;
        while ((string)comparison["phase"]! == "running");
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
}
