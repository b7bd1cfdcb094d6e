using System.Net;
using Showrunner.Serving;

namespace Serving.Tests;

public class LimitTests
{
    private const string Completions = "v1/completions";
    private const string Short = """{"prompt":"jerry:","max_tokens":5}""";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TooLargeABodyIs413(bool chunked)
    {
        await using var served = await Served.StartAsync(limits: new() { MaxBodyBytes = 1_000 });
        using var content = new StringContent(
            $$"""{"prompt":"{{new string('a', 1_000)}}"}""",
            System.Text.Encoding.UTF8,
            "application/json"
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, Completions)
        {
            Content = content,
            Headers = { TransferEncodingChunked = chunked },
        };

        using var response = await served.Client.SendAsync(request, Served.Token);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("\"request_too_large\"", await response.Content.ReadAsStringAsync(Served.Token));
    }

    [Fact]
    public async Task FullQueueAsksClientsToTryAgain()
    {
        await using var served = await Served.StartAsync(
            limits: new()
            {
                MaxConcurrent = 1,
                MaxQueued = 1,
                MaxWords = 1_000_000,
                ShutdownTimeout = TimeSpan.Zero,
            }
        );
        var (running, _) = await served.BeginLongAsync();
        var waiting = served.SendAsync(Completions, Short);
        while (await served.MetricAsync("texts_waiting") != 1)
            await Task.Yield();

        using var refused = await served.SendAsync(Completions, Short);
        var error = await refused.Content.ReadAsStringAsync(Served.Token);
        running.Dispose();
        using var admitted = await waiting;

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Contains("\"rate_limit_error\"", error);
        Assert.Equal(HttpStatusCode.OK, admitted.StatusCode);
    }

    [Theory]
    [InlineData("""{"n":4}""")]
    [InlineData("""{"n":2,"prompt":["jerry:","elaine:"]}""")]
    [InlineData("""{"best_of":4}""")]
    [InlineData("""{"n":4,"num_beams":2}""")]
    public async Task MoreTextsThanTheLimitsAllowAreRefused(string body)
    {
        await using var served = await Served.StartAsync(limits: new() { MaxConcurrent = 2, MaxQueued = 1 });

        var error = (await served.AnswerAsync(Completions, body, HttpStatusCode.BadRequest)).GetProperty("error");

        Assert.Contains("4 texts", error.GetProperty("message").GetString());
    }

    [Fact]
    public async Task EachBeamTakesASlot()
    {
        await using var served = await Served.StartAsync(
            limits: new()
            {
                MaxConcurrent = 2,
                MaxQueued = 2,
                MaxWords = 1_000_000,
                ShutdownTimeout = TimeSpan.Zero,
            }
        );
        using var running = (await served.BeginLongAsync()).Response;

        using var refused = await served.SendAsync(
            Completions,
            """{"num_beams":2,"n":1,"max_tokens":5,"stream":false,"prompt":["jerry:","elaine:"]}"""
        );

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
    }

    [Fact]
    public async Task ClientThatGoesAwayFreesItsSlotRunningOrQueued()
    {
        await using var served = await Served.StartAsync(
            limits: new()
            {
                MaxConcurrent = 1,
                MaxQueued = 1,
                MaxWords = 1_000_000,
            }
        );
        for (var time = 0; time < 3; time++)
        {
            var (running, _) = await served.BeginLongAsync();
            using var leave = new CancellationTokenSource();
            var waiting = served.Client.PostAsync(
                Completions,
                new StringContent(Short, System.Text.Encoding.UTF8, "application/json"),
                leave.Token
            );
            while (await served.MetricAsync("texts_waiting") != 1)
                await Task.Yield();

            await leave.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
            while (await served.MetricAsync("texts_waiting") != 0)
                await Task.Yield();
            running.Dispose();
            while (await served.MetricAsync("texts_running") != 0)
                await Task.Yield();
        }

        while (await served.MetricAsync("texts_total{end=\"abandoned\"}") != 3)
            await Task.Yield();
        Assert.NotEmpty(await served.WriteAsync(Short));
    }

    [Fact]
    public async Task ShuttingDownFinishesWhatIsBeingWritten()
    {
        await using var served = await Served.StartAsync(limits: new() { MaxWords = 1_000_000, ShutdownTimeout = TimeSpan.FromMinutes(5) });
        var (_, reader) = await served.BeginLongAsync(20_000);

        var stopped = served.StopAsync();
        var events = (await reader.ReadToEndAsync(Served.Token)).Split("\n\n");
        await stopped;

        Assert.Equal(["data: [DONE]", ""], events[^2..]);
        Assert.Equal(20_001, events.Length - 1); // all words but the first, read before, their end, and the mark at the end
    }

    [Fact]
    public async Task ShuttingDownRefusesNewRequestsAndEndsStreamsThatTakeTooLong()
    {
        await using var served = await Served.StartAsync(
            limits: new()
            {
                MaxConcurrent = 1,
                MaxWords = 1_000_000,
                ShutdownTimeout = TimeSpan.FromSeconds(1),
            }
        );
        var (_, reader) = await served.BeginLongAsync();
        var waiting = served.SendAsync(Completions, Short);
        while (await served.MetricAsync("texts_waiting") != 1)
            await Task.Yield();
        using var keptAlive = await served.Client.GetAsync(new Uri("health", UriKind.Relative), Served.Token);

        var stopped = served.StopAsync();
        using var refused = await waiting;
        var rest = await reader.ReadToEndAsync(Served.Token);
        await stopped;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Contains("\"shutting_down\"", await refused.Content.ReadAsStringAsync(Served.Token));
        Assert.Contains("data: {\"error\":", rest);
        Assert.EndsWith("\n\n", rest);
    }

    [Theory]
    [InlineData("port", -1)]
    [InlineData("port", 65_536)]
    [InlineData("words of a text", 0)]
    [InlineData("words of a prompt", 0)]
    [InlineData("bytes of a request", 0)]
    [InlineData("texts at once", 0)]
    [InlineData("queued texts", -1)]
    [InlineData("shutdown timeout", -1)]
    public void OptionsOutOfRangeAreNamed(string name, int value)
    {
        var limits = new ServingLimits();
        Action validate = name switch
        {
            "port" => new ServerOptions { Port = value }.Validate,
            "words of a text" => (limits with { MaxWords = value }).Validate,
            "words of a prompt" => (limits with { MaxPromptWords = value }).Validate,
            "bytes of a request" => (limits with { MaxBodyBytes = value }).Validate,
            "texts at once" => (limits with { MaxConcurrent = value }).Validate,
            "shutdown timeout" => (limits with { ShutdownTimeout = TimeSpan.FromSeconds(value) }).Validate,
            _ => (limits with { MaxQueued = value }).Validate,
        };

        Assert.Contains(name, Assert.Throws<Showrunner.ShowrunnerException>(validate).Message);
    }
}
