using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Showrunner.Support;

/// <summary>Many clients at once, each with a text of its own that it has streamed again and again. Every third leaves midway.</summary>
public sealed class Load(Uri server, IReadOnlyList<AskedText> texts) : IDisposable
{
    // Who leaves closes the connection at once.
    private readonly HttpClient _client = new(new SocketsHttpHandler { MaxResponseDrainSize = 0, ResponseDrainTimeout = TimeSpan.Zero })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };
    private int _words;
    private int _finished;
    private int _left;
    private int _refused;

    /// <summary>Words that came.</summary>
    public int Words => _words;

    /// <summary>Texts that came whole, those that their client left, and those that a limit of the server refused.</summary>
    public (int Finished, int Left, int Refused) Texts => (_finished, _left, _refused);

    /// <summary>All that must not be: another text, another status, a stream without an end.</summary>
    public ConcurrentBag<string> Faults { get; } = [];

    /// <summary>Seconds from asking to the first word.</summary>
    public ConcurrentBag<double> FirstWords { get; } = [];

    /// <summary>Lets every client ask as long as <paramref name="goesOn"/>, by how often it has asked, says.</summary>
    public Task RunAsync(Func<int, bool> goesOn) =>
        Task.WhenAll(
            texts.Select(
                async (text, client) =>
                {
                    for (var time = 0; goesOn(time); time++)
                        await AskAsync(text, client % 3 == 0);
                }
            )
        );

    public void Dispose() => _client.Dispose();

    private async Task AskAsync(AskedText text, bool leaves)
    {
        var start = Stopwatch.GetTimestamp();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, "v1/completions"))
        {
            Content = new StringContent(text.Body, Encoding.UTF8, "application/json"),
        };
        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            Interlocked.Increment(ref _refused);
            await Task.Delay(response.Headers.RetryAfter!.Delta!.Value);
            return;
        }
        if (response.StatusCode != HttpStatusCode.OK)
        {
            Faults.Add($"{(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
            return;
        }
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        await ReadAsync(lines, text, leaves, start);
    }

    private async Task ReadAsync(StreamReader lines, AskedText text, bool leaves, long start)
    {
        var (got, isFirst, last) = (new StringBuilder(), true, "");
        while (await lines.ReadLineAsync() is { } line)
        {
            if (line.Length == 0)
                continue;
            last = line;
            if (line == "data: [DONE]")
                continue;
            if (isFirst)
                FirstWords.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            isFirst = false;
            using var part = JsonDocument.Parse(line.AsMemory("data: ".Length));
            if (!part.RootElement.TryGetProperty("choices", out var choices))
            {
                Faults.Add(line);
                return;
            }
            got.Append(choices[0].GetProperty("text").GetString());
            if (choices[0].GetProperty("finish_reason").ValueKind == JsonValueKind.Null)
                Interlocked.Increment(ref _words);
            if (leaves && got.Length > text.Expected.Length / 2)
            {
                Interlocked.Increment(ref _left);
                if (!text.Expected.StartsWith(got.ToString(), StringComparison.Ordinal))
                    Faults.Add($"\"{got}\" does not begin \"{text.Expected}\"");
                return;
            }
        }
        Interlocked.Increment(ref _finished);
        if (last != "data: [DONE]")
            Faults.Add($"A stream ended with \"{last}\".");
        if (got.ToString() != text.Expected)
            Faults.Add($"\"{got}\" is not \"{text.Expected}\"");
    }
}
