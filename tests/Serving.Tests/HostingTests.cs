using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Showrunner.Serving;

namespace Serving.Tests;

/// <summary>The endpoints inside somebody else's application.</summary>
public sealed class HostingTests : IAsyncLifetime
{
    private readonly ModelCatalog _models = new(new() { MaxBodyBytes = 1_000 });
    private readonly HttpClient _client = new();
    private WebApplication _app = null!;

    public async ValueTask InitializeAsync()
    {
        _models.Add("ferry", Some.Model);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.MapGet("/", () => "mine");
        _app.MapGroup("/api").MapShowrunner(_models);
        await _app.StartAsync(Served.Token);
        _client.BaseAddress = new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _models.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task WritesWhatTheWriterWrites()
    {
        using var response = await PostAsync("""{"prompt":"jerry:","max_tokens":20,"seed":7}""");

        var text = JsonElement.Parse(await response.Content.ReadAsStringAsync(Served.Token)).GetProperty("choices")[0].GetProperty("text");
        Assert.Equal(
            string.Concat(
                Served
                    .Writer.WriteWords(
                        "jerry:",
                        new()
                        {
                            Words = 20,
                            Exact = true,
                            Seed = 7,
                        },
                        Served.Token
                    )
                    .Where(word => !word.IsPrime)
                    .Select(word => word.Text)
            ),
            text.GetString()
        );
    }

    [Theory]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("""{"temperature":11}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"model":"gpt-9"}""", HttpStatusCode.NotFound)]
    public async Task ErrorsAreOpenAIs(string body, HttpStatusCode status)
    {
        using var response = await PostAsync(body);

        Assert.Equal(status, response.StatusCode);
        Assert.Contains("\"invalid_request_error\"", await response.Content.ReadAsStringAsync(Served.Token));
    }

    [Fact]
    public async Task LimitOfTheBodyHolds()
    {
        using var response = await PostAsync($$"""{"prompt":"{{new string('a', 1_000)}}"}""");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task RestOfTheApplicationIsItsOwn()
    {
        using var missing = await _client.GetAsync(new Uri("nothing", UriKind.Relative), Served.Token);

        Assert.Equal("mine", await _client.GetStringAsync(new Uri("", UriKind.Relative), Served.Token));
        Assert.Equal((HttpStatusCode.NotFound, ""), (missing.StatusCode, await missing.Content.ReadAsStringAsync(Served.Token)));
        Assert.DoesNotContain(
            "requests_total{status=",
            await _client.GetStringAsync(new Uri("api/metrics", UriKind.Relative), Served.Token),
            StringComparison.Ordinal
        );
    }

    private Task<HttpResponseMessage> PostAsync(string body) =>
        _client.PostAsync(
            new Uri("api/v1/completions", UriKind.Relative),
            new StringContent(body, Encoding.UTF8, "application/json"),
            Served.Token
        );
}
