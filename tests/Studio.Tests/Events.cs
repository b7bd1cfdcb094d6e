using System.Text;
using System.Text.Json.Nodes;

namespace Studio.Tests;

/// <summary>Reads server-sent events one after the other.</summary>
internal sealed class Events : IDisposable
{
    private readonly HttpResponseMessage _answer;
    private readonly StreamReader _lines;

    private Events(HttpResponseMessage answer, Stream stream) => (_answer, _lines) = (answer, new(stream));

    public static Task<Events> ListenAsync(Served served) => OpenAsync(served, new(HttpMethod.Get, "api/events"));

    public static Task<Events> PostAsync(Served served, string path, string json) =>
        OpenAsync(served, new(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") });

    /// <summary>The next event; null at the end.</summary>
    public async Task<(string Type, JsonNode Data)?> NextAsync()
    {
        var type = "";
        while (await _lines.ReadLineAsync(Served.Token) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
                type = line["event: ".Length..];
            if (line.StartsWith("data: ", StringComparison.Ordinal))
                return (type, JsonNode.Parse(line["data: ".Length..])!);
        }
        return null;
    }

    /// <summary>All events to the end.</summary>
    public async Task<List<(string Type, JsonNode Data)>> AllAsync()
    {
        var all = new List<(string, JsonNode)>();
        while (await NextAsync() is { } next)
            all.Add(next);
        return all;
    }

    public void Dispose()
    {
        _lines.Dispose();
        _answer.Dispose();
    }

    private static async Task<Events> OpenAsync(Served served, HttpRequestMessage request)
    {
        var answer = await served.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Served.Token);
        if (!answer.IsSuccessStatusCode)
            Assert.Fail(await answer.Content.ReadAsStringAsync(Served.Token));
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        return new(answer, await answer.Content.ReadAsStreamAsync(Served.Token));
    }
}
