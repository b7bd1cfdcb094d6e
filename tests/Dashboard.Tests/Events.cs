using System.Text.Json;

namespace Dashboard.Tests;

/// <summary>Reads server-sent events one after the other.</summary>
internal sealed class Events : IDisposable
{
    private readonly HttpResponseMessage _answer;
    private readonly StreamReader _lines;

    private Events(HttpResponseMessage answer, Stream stream) => (_answer, _lines) = (answer, new(stream));

    public static async Task<Events> OpenAsync(Served served, string path)
    {
        var answer = await served.Client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, Served.Token);
        Assert.Equal("text/event-stream", answer.EnsureSuccessStatusCode().Content.Headers.ContentType!.MediaType);
        return new(answer, await answer.Content.ReadAsStreamAsync(Served.Token));
    }

    /// <summary>The next event; null at the end.</summary>
    public async Task<(string Type, JsonElement Data)?> NextAsync()
    {
        var type = "";
        while (await _lines.ReadLineAsync(Served.Token) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
                type = line["event: ".Length..];
            if (line.StartsWith("data: ", StringComparison.Ordinal))
                return (type, JsonElement.Parse(line["data: ".Length..]));
        }
        return null;
    }

    /// <summary>The data of the first event of a type that is so.</summary>
    public async Task<JsonElement> WaitAsync(string type, Func<JsonElement, bool>? isSo = null)
    {
        while (true)
        {
            var (found, data) = await NextAsync() ?? throw new InvalidOperationException($"The stream ended without {type}.");
            if (found == type && isSo?.Invoke(data) != false)
                return data;
        }
    }

    public void Dispose()
    {
        _lines.Dispose();
        _answer.Dispose();
    }
}
