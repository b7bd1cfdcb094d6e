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

    [Fact]
    public async Task DescribesEveryEndpoint()
    {
        await using var served = await Served.StartAsync();

        var document = (await served.GetAsync("openapi.json"))!;

        Assert.Equal("3.1.0", (string)document["openapi"]!);
        var client = await File.ReadAllTextAsync(Repository("web/studio/client.ts"), Served.Token);
        foreach (
            var part in (string[])
                ["training/pause", "scenes/import", "write", "alternatives", "probabilities", "copies", "scorecard", "tuning/stop"]
        )
        {
            Assert.Contains(part, client);
            Assert.NotNull(document["paths"]![$"/api/shows/{{show}}/{part}"]);
        }
        Assert.All(References(document), reference => Assert.NotNull(Resolve(document, reference)));
    }

    private static JsonNode? Resolve(JsonNode document, string reference) =>
        reference["#/".Length..]
            .Split('/')
            .Aggregate(
                document,
                (node, name) =>
                    node is JsonArray items ? items[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)]! : node[name]!
            );

    private static IEnumerable<string> References(JsonNode? node) =>
        node switch
        {
            JsonObject inner => inner.SelectMany(pair =>
                pair is { Key: "$ref", Value: JsonValue value } ? [(string)value!] : References(pair.Value)
            ),
            JsonArray items => items.SelectMany(References),
            _ => [],
        };

    private static string Repository(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Join(folder.FullName, "Showrunner.slnx")))
            folder = folder.Parent!;
        return Path.Join(folder.FullName, path);
    }
}
