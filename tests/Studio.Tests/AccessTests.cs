using System.Net;
using System.Text;

namespace Studio.Tests;

/// <summary>What strangers, foreign pages and odd names try.</summary>
public class AccessTests
{
    [Theory]
    [InlineData("api/shows")]
    [InlineData("api/events")]
    [InlineData("openapi.json")]
    [InlineData("v1/models")]
    [InlineData("studies/api/studies")]
    [InlineData("metrics")]
    [InlineData("")]
    public async Task ShowsNothingWithoutTheToken(string path)
    {
        await using var served = await Served.StartAsync();
        using var stranger = new HttpClient { BaseAddress = served.Server.Address };

        using var answer = await stranger.GetAsync(path, Served.Token);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("POST", "api/shows", "Origin", "http://evil.example")]
    [InlineData("POST", "api/shows", "Origin", "http://127.0.0.1:1")]
    [InlineData("POST", "api/shows", "Sec-Fetch-Site", "cross-site")]
    [InlineData("POST", "api/shows/sample", "Sec-Fetch-Site", "same-site")]
    [InlineData("POST", "v1/completions", "Origin", "http://evil.example")]
    [InlineData("GET", "api/events", "Sec-Fetch-Site", "cross-site")]
    [InlineData("GET", "api/shows", "Host", "evil.example")]
    public async Task RefusesOtherSitesAndForeignNames(string method, string path, string header, string value)
    {
        await using var served = await Served.StartAsync();
        using var request = new HttpRequestMessage(new(method), path);
        request.Headers.Add(header, value);
        if (method == "POST")
            request.Content = new StringContent("""{"name":"x"}""", Encoding.UTF8, "application/json");

        using var answer = await served.Client.SendAsync(request, Served.Token);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty((await served.GetAsync("api/shows"))!.AsArray());
    }

    [Theory]
    [InlineData("text/plain")] // what a form of another site can send without asking
    [InlineData("application/x-www-form-urlencoded")]
    public async Task TakesJsonOnlyAsJson(string type)
    {
        await using var served = await Served.StartAsync();
        using var content = new StringContent("""{"name":"x"}""", Encoding.UTF8, type);

        using var answer = await served.Client.PostAsync("api/shows", content, Served.Token);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    public static TheoryData<string> Names =>
        [
            "..%2Fx",
            "%2e%2e%2fx",
            "..%252Fx",
            "..%5Cx",
            "x%2F..%2F..%2Fy",
            "%2Fetc%2Fpasswd",
            "a%00b",
            "C:%5Cx",
            "con",
            ".hidden",
            "show.json",
        ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task NoNameLeadsOutOfTheFolder(string name)
    {
        await using var served = await Served.WithModelAsync();
        await served.SendAsync("POST", "api/shows/ferry/scenes", """{"title":"The deck"}""");
        var before = Files(served);

        foreach (
            var (method, path) in (IEnumerable<(string, string)>)
                [
                    ("GET", $"api/shows/{name}"),
                    ("DELETE", $"api/shows/{name}"),
                    ("GET", $"api/shows/{name}/reading"),
                    ("DELETE", $"api/shows/ferry/scripts/{name}"),
                    ("GET", $"api/shows/ferry/models/{name}/file"),
                    ("DELETE", $"api/shows/ferry/models/{name}"),
                    ("GET", $"api/shows/ferry/scenes/{name}"),
                    ("DELETE", $"api/shows/ferry/scenes/{name}"),
                    ("GET", $"api/shows/ferry/scenes/{name}/export?format=text"),
                    ("GET", $"api/shows/ferry/scenes/the-deck/export?format={name}"),
                    ("GET", $"api/shows/ferry/comparisons/{name}"),
                    ("GET", $"api/shows/ferry/scorecard?model={name}"),
                    ("GET", $"assets/{name}"),
                ]
        )
        {
            using var request = new HttpRequestMessage(
                new(method),
                new Uri($"{served.Server.Address}{path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true })
            );
            using var answer = await served.Client.SendAsync(request, Served.Token);
            var text = await answer.Content.ReadAsStringAsync(Served.Token);
            Assert.True((int)answer.StatusCode is 400 or 404, $"{method} {path}: {(int)answer.StatusCode} {text}");
        }
        await served.SendAsync(
            "POST",
            "api/shows/ferry/write",
            $$"""{"before":[],"model":"{{name.Replace("\\", "")}}"}""",
            HttpStatusCode.NotFound
        );

        Assert.Equal(before, Files(served));
    }

    [Fact]
    public async Task AScriptsNameStaysWithinItsFolder()
    {
        await using var served = await Served.WithModelAsync();

        foreach (var name in (string[])["../evil.txt", "..\\evil.txt", "/tmp/evil.txt", "", "..."])
        {
            await served.UploadAsync(
                $"api/shows/ferry/scripts?name={Uri.EscapeDataString(name)}",
                "agnes: hello there."u8.ToArray(),
                HttpStatusCode.BadRequest
            );
        }
        var reading = await served.UploadAsync(
            $"api/shows/ferry/scripts?name={Uri.EscapeDataString("<b>.hidden?*.txt")}",
            "agnes: hello there."u8.ToArray()
        );

        Assert.Equal(
            ["-b-.hidden--.txt", "ferry.txt"],
            reading!["scripts"]!.AsArray().Select(script => (string)script!["file"]!).Order(StringComparer.Ordinal)
        );
    }

    private static string[] Files(Served served) =>
        [.. Directory.EnumerateFiles(served.Folder.Path, "*", SearchOption.AllDirectories).Order()];
}
