using System.Globalization;
using System.Text.Json.Nodes;

namespace Studio.Tests;

public class OpenApiTests
{
    [Fact]
    public async Task DescribesEveryEndpoint()
    {
        await using var served = await Served.StartAsync();

        var document = (await served.GetAsync("openapi.json"))!;

        Assert.Equal("3.1.0", (string)document["openapi"]!);
        var client = await File.ReadAllTextAsync(Path.Join(Node.Folder, "../../../web/studio/client.ts"), Served.Token);
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
                (node, name) => node is JsonArray items ? items[int.Parse(name, CultureInfo.InvariantCulture)]! : node[name]!
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
}
