using System.Net;
using Showrunner.Serving;

namespace Serving.Tests;

/// <summary>Who can use the server.</summary>
public class AccessTests
{
    private static readonly Uri Models = new("v1/models", UriKind.Relative);
    private static readonly Uri Health = new("health", UriKind.Relative);

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("Bearer giddydown", HttpStatusCode.Unauthorized)]
    [InlineData("Basic giddyup", HttpStatusCode.Unauthorized)]
    [InlineData("giddyup", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer giddyup", HttpStatusCode.OK)]
    [InlineData("bearer giddyup", HttpStatusCode.OK)]
    public async Task KeyIsAskedForEverywhereButAtHealth(string? authorization, HttpStatusCode status)
    {
        await using var served = await Served.StartAsync(new() { ApiKey = "giddyup" });
        if (authorization is not null)
            served.Client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);

        using var models = await served.Client.GetAsync(Models, Served.Token);
        using var metrics = await served.Client.GetAsync(new Uri("metrics", UriKind.Relative), Served.Token);
        using var completion = await served.SendAsync("v1/completions", """{"max_tokens":1}""");
        using var health = await served.Client.GetAsync(Health, Served.Token);

        Assert.Equal(
            [status, status, status, HttpStatusCode.OK],
            new[] { models, metrics, completion, health }.Select(response => response.StatusCode)
        );
        if (status == HttpStatusCode.Unauthorized)
        {
            Assert.Contains("\"invalid_api_key\"", await completion.Content.ReadAsStringAsync(Served.Token));
            Assert.Equal("Bearer", models.Headers.WwwAuthenticate.ToString());
        }
    }

    [Theory]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("[::1]:8080", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.Forbidden)]
    [InlineData("localhost.evil.example", HttpStatusCode.Forbidden)]
    public async Task PageThatPassesForThisMachineIsRefused(string host, HttpStatusCode status)
    {
        await using var served = await Served.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, Models) { Headers = { Host = host } };

        using var response = await served.Client.SendAsync(request, Served.Token);

        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("https://example.org", "https://example.org", "https://example.org")]
    [InlineData("https://example.org", "https://other.example", null)]
    [InlineData("*", "https://other.example", "*")]
    [InlineData(null, "https://example.org", null)]
    public async Task PagesOfAllowedOriginsMayAskAndReadEvenErrors(string? allowed, string origin, string? answer)
    {
        await using var served = await Served.StartAsync(new() { Origins = allowed is null ? [] : [allowed], ApiKey = "giddyup" });
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "v1/completions");
        preflight.Headers.Add("Origin", origin);
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization,content-type");
        using var withoutKey = new HttpRequestMessage(HttpMethod.Get, Models);
        withoutKey.Headers.Add("Origin", origin);

        using var first = await served.Client.SendAsync(preflight, Served.Token);
        using var error = await served.Client.SendAsync(withoutKey, Served.Token);

        Assert.Equal(answer, Allowed(first));
        Assert.Equal((HttpStatusCode.Unauthorized, answer), (error.StatusCode, Allowed(error)));

        static string? Allowed(HttpResponseMessage response) =>
            response.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values.Single() : null;
    }

    [Theory]
    [InlineData("example.org")]
    [InlineData("https://example.org/")]
    public void OriginsAreChecked(string origin) =>
        Assert.Contains(origin, Assert.Throws<Showrunner.ShowrunnerException>(new ServerOptions { Origins = [origin] }.Validate).Message);

    [Fact]
    public async Task PortThatIsTakenIsNamed()
    {
        await using var served = await Served.StartAsync();

        await using var models = new ModelCatalog();

        var exception = await Assert.ThrowsAsync<Showrunner.ShowrunnerException>(() =>
            ScriptServer.StartAsync(models, new() { Port = served.Client.BaseAddress!.Port }, cancellationToken: Served.Token)
        );

        Assert.Contains($"127.0.0.1:{served.Client.BaseAddress!.Port}", exception.Message);
    }
}
