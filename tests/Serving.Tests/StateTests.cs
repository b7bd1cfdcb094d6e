using System.Text.Json;
using System.Text.RegularExpressions;

namespace Serving.Tests;

/// <summary>What the server reports about itself.</summary>
public sealed partial class StateTests : IAsyncLifetime
{
    private Served _served = null!;

    public async ValueTask InitializeAsync() => _served = await Served.StartAsync();

    public ValueTask DisposeAsync() => _served.DisposeAsync();

    [Fact]
    public async Task ListsItsModel()
    {
        var list = JsonElement.Parse(await GetAsync("v1/models"));

        var model = Assert.Single(list.GetProperty("data").EnumerateArray());
        Assert.Equal("list", list.GetProperty("object").GetString());
        Assert.Equal(
            ("ferry", "model", "showrunner"),
            (model.GetProperty("id").GetString(), model.GetProperty("object").GetString(), model.GetProperty("owned_by").GetString())
        );
        Assert.Equal(model.GetRawText(), await GetAsync("v1/models/ferry"));
    }

    [Fact]
    public async Task IsHealthy() => Assert.Equal("""{"status":"ok"}""", await GetAsync("health"));

    [Fact]
    public async Task CountsWhatItDoesInPrometheusFormat()
    {
        await _served.WriteAsync("""{"prompt":"jerry: what","max_tokens":10,"seed":1}""");
        using var wrong = await _served.SendAsync("v1/completions", "{");

        var lines = (await GetAsync("metrics")).Split('\n');

        Assert.All(lines[..^1], line => Assert.Matches(Line(), line));
        Assert.Equal("", lines[^1]);
        Assert.Contains("showrunner_requests_total{status=\"200\"} 1", lines);
        Assert.Contains("showrunner_requests_total{status=\"400\"} 1", lines);
        Assert.Contains("showrunner_words_total 10", lines);
        Assert.Contains("showrunner_prompt_words_total 2", lines);
        Assert.Contains("showrunner_texts_running 0", lines);
    }

    private Task<string> GetAsync(string path) => _served.Client.GetStringAsync(new Uri(path, UriKind.Relative), Served.Token);

    [GeneratedRegex("""^(# (HELP|TYPE) showrunner_[a-z_]+ .+|showrunner_[a-z_]+(\{[a-z]+="[^"]*"\})? [0-9.e+-]+)$""")]
    private static partial Regex Line();
}
