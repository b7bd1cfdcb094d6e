using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Showrunner;
using Showrunner.Serving;

namespace Serving.Tests;

/// <summary>A server on a free port of this machine, and its client. A failure that it logs fails the test.</summary>
internal sealed class Served(ServingLimits? limits) : IAsyncDisposable, ILogger
{
    private readonly List<string> _failures = [];
    private ScriptServer? _server;

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Writes the texts that the server should write.</summary>
    public static ScriptWriter Writer { get; } = new(Some.Model);

    public ModelCatalog Models { get; } = new(limits);

    /// <summary>What is logged and no failure.</summary>
    public List<string> Notes { get; } = [];

    // A client that leaves closes the connection at once.
    public HttpClient Client { get; } = new(new SocketsHttpHandler { MaxResponseDrainSize = 0, ResponseDrainTimeout = TimeSpan.Zero });

    public static async Task<Served> StartAsync(ServerOptions? options = null, ServingLimits? limits = null, ScriptModel? model = null)
    {
        var served = new Served(limits);
        served.Models.Add("ferry", model ?? Some.Model);
        served._server = await ScriptServer.StartAsync(served.Models, (options ?? new()) with { Port = 0 }, served, Token);
        served.Client.BaseAddress = served._server.Address;
        return served;
    }

    public Task<HttpResponseMessage> SendAsync(string path, string body) => Client.PostAsync(path, Json(body), Token);

    /// <summary>The JSON that answers <paramref name="body"/>.</summary>
    public async Task<JsonElement> AnswerAsync(string path, string body, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await SendAsync(path, body);
        var text = await response.Content.ReadAsStringAsync(Token);
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode}: {text}");
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return JsonElement.Parse(text);
    }

    /// <summary>The text of the only choice of a completion.</summary>
    public async Task<string> WriteAsync(string body) =>
        Assert.Single((await AnswerAsync("v1/completions", body)).GetProperty("choices").EnumerateArray()).GetProperty("text").GetString()!;

    /// <summary>The events that answer <paramref name="body"/>, without the last one, <c>[DONE]</c>.</summary>
    public async Task<JsonElement[]> StreamAsync(string path, string body)
    {
        using var response = await SendAsync(path, body);
        return await Events(response);
    }

    public static async Task<JsonElement[]> Events(HttpResponseMessage response)
    {
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        var events = (await response.Content.ReadAsStringAsync(Token)).Split("\n\n");
        Assert.All(events[..^1], data => Assert.StartsWith("data: ", data));
        Assert.Equal(["data: [DONE]", ""], events[^2..]);
        return [.. events[..^2].Select(data => JsonElement.Parse(data["data: ".Length..]))];
    }

    /// <summary>Begins a long text, and returns its answer after the first event.</summary>
    public async Task<(HttpResponseMessage Response, StreamReader Reader)> BeginLongAsync(int words = 1_000_000)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/completions")
        {
            Content = Json($$"""{"prompt":"jerry:","stream":true,"seed":1,"max_tokens":{{words}}}"""),
        };
        var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Token));
        Assert.StartsWith("data: {", await reader.ReadLineAsync(Token));
        return (response, reader);
    }

    /// <summary>One of the numbers that <c>/metrics</c> gives.</summary>
    public async Task<double> MetricAsync(string name) =>
        double.Parse(
            (await Client.GetStringAsync(new Uri("metrics", UriKind.Relative), Token))
                .Split('\n')
                .Single(line => line.StartsWith($"showrunner_{name} ", StringComparison.Ordinal))
                .Split(' ')[1]
        );

    public ValueTask StopAsync() => _server!.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await StopAsync();
        Assert.Empty(_failures);
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        lock (_failures)
            (logLevel >= LogLevel.Error ? _failures : Notes).Add($"{formatter(state, exception)} {exception}".Trim());
    }
}
