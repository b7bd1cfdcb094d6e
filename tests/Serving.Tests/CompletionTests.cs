using System.Text.Json;
using Showrunner;

namespace Serving.Tests;

public sealed class CompletionTests : IAsyncLifetime
{
    private const string Path = "v1/completions";
    private static readonly WritingOptions Options = new()
    {
        Seed = 7,
        Words = 60,
        Exact = true,
        Temperature = 1.5,
    };

    private Served _served = null!;

    public async ValueTask InitializeAsync() => _served = await Served.StartAsync();

    public ValueTask DisposeAsync() => _served.DisposeAsync();

    [Fact]
    public async Task IsTheTextThatTheWriterWrites()
    {
        var answer = await _served.AnswerAsync(
            Path,
            """{"model":"ferry","prompt":"jerry: what is","seed":7,"max_tokens":60,"temperature":1.5,"user":"u-1"}"""
        );

        Assert.StartsWith("cmpl-", answer.GetProperty("id").GetString());
        Assert.Equal(("text_completion", "ferry"), (answer.GetProperty("object").GetString(), answer.GetProperty("model").GetString()));
        Assert.InRange(
            answer.GetProperty("created").GetInt64(),
            DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 60,
            DateTimeOffset.UtcNow.ToUnixTimeSeconds()
        );
        var choice = Assert.Single(answer.GetProperty("choices").EnumerateArray());
        Assert.Equal(["text", "index", "logprobs", "finish_reason", "seed"], choice.EnumerateObject().Select(field => field.Name));
        Assert.Equal(
            (Written("jerry: what is", Options), 0, "length"),
            (
                choice.GetProperty("text").GetString(),
                choice.GetProperty("index").GetInt32(),
                choice.GetProperty("finish_reason").GetString()
            )
        );
        Assert.Equal("""{"prompt_tokens":3,"completion_tokens":60,"total_tokens":63}""", answer.GetProperty("usage").GetRawText());
    }

    [Fact]
    public async Task IsTheSameStreamed()
    {
        var events = await _served.StreamAsync(
            Path,
            """{"prompt":"jerry:","seed":7,"max_tokens":60,"temperature":1.5,"stream":true,"stream_options":{"include_usage":true}}"""
        );

        var parts = events[..^1].Select(part => Assert.Single(part.GetProperty("choices").EnumerateArray())).ToArray();
        Assert.Equal(Written("jerry:", Options), string.Concat(parts.Select(part => part.GetProperty("text").GetString())));
        Assert.Equal("length", parts[^1].GetProperty("finish_reason").GetString());
        Assert.All(parts[..^1], part => Assert.Equal(JsonValueKind.Null, part.GetProperty("finish_reason").ValueKind));
        Assert.Single(events.Select(part => part.GetProperty("id").GetString()).Distinct());
        Assert.Equal(
            ("[]", 61),
            (events[^1].GetProperty("choices").GetRawText(), events[^1].GetProperty("usage").GetProperty("total_tokens").GetInt32())
        );
    }

    [Fact]
    public async Task LettersBeyondAsciiStreamAsTheyStand()
    {
        await using var served = await Served.StartAsync(model: Some.ModelOf("安妮：九分钟。\n\nщука: naïve 🦆!\n\n"));
        const string body = """{"prompt":"щука:","seed":7,"max_tokens":400,"temperature":3""";

        var whole = await served.WriteAsync(body + "}");
        var events = await served.StreamAsync(Path, body + ",\"stream\":true}");

        Assert.Equal(whole, string.Concat(events.Select(part => part.GetProperty("choices")[0].GetProperty("text").GetString())));
        Assert.All((string[])["九", "щука", "naïve", "🦆"], word => Assert.Contains(word, whole));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"prompt":""}""")]
    [InlineData("""{"prompt":[""]}""")]
    [InlineData("""{"prompt":null,"max_tokens":null,"stop":null}""")]
    public async Task NothingIsAskedForByWhatIsEmptyOrNullAndTheServerGoesOn(string body)
    {
        using var response = await _served.SendAsync(Path, body);

        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Served.Token));
        Assert.Equal(
            Written("jerry:", Options),
            await _served.WriteAsync("""{"prompt":"jerry:","seed":7,"max_tokens":60,"temperature":1.5}""")
        );
    }

    [Fact]
    public async Task StopsBeforeAStopStringHoweverItIsSent()
    {
        var options = Options with { Words = 400, Stop = ["the deal", "kramer:"] };
        const string body = """{"prompt":"jerry:","seed":7,"max_tokens":400,"temperature":1.5,"stop":["the deal","kramer:"]}""";

        var answer = (await _served.AnswerAsync(Path, body)).GetProperty("choices")[0];
        var events = await _served.StreamAsync(Path, body.Replace("}", ",\"stream\":true}", StringComparison.Ordinal));

        Assert.Equal(
            (Written("jerry:", options), "stop"),
            (answer.GetProperty("text").GetString(), answer.GetProperty("finish_reason").GetString())
        );
        Assert.Equal(
            Written("jerry:", options),
            string.Concat(events.Select(part => part.GetProperty("choices")[0].GetProperty("text").GetString()))
        );
    }

    [Fact]
    public async Task SeveralTextsHaveSeedsThatRiseByOneForEachPrompt()
    {
        const string body = """{"prompt":["jerry:","elaine:"],"n":3,"seed":7,"max_tokens":60,"candidates":1,"temperature":1.5""";
        string[] expected =
        [
            .. new[] { "jerry:", "elaine:" }.SelectMany(prompt =>
                Enumerable.Range(7, 3).Select(seed => Written(prompt, Options with { Seed = (ulong)seed, Candidates = 1 }))
            ),
        ];

        var answer = await _served.AnswerAsync(Path, body + "}");
        var events = await _served.StreamAsync(Path, body + ",\"stream\":true}");

        var choices = answer.GetProperty("choices").EnumerateArray().ToArray();
        Assert.Equal(Enumerable.Range(0, 6), choices.Select(choice => choice.GetProperty("index").GetInt32()));
        Assert.Equal(expected, choices.Select(choice => choice.GetProperty("text").GetString()));
        Assert.Equal(360, answer.GetProperty("usage").GetProperty("completion_tokens").GetInt32());
        Assert.Equal(
            expected,
            events
                .Select(part => part.GetProperty("choices")[0])
                .GroupBy(part => part.GetProperty("index").GetInt32())
                .OrderBy(parts => parts.Key)
                .Select(parts => string.Concat(parts.Select(part => part.GetProperty("text").GetString())))
        );
        // Six texts share a step: in each of two requests one that opens the text, one for the prompt and 60 for words.
        Assert.Equal((720, 124), (await _served.MetricAsync("words_total"), await _served.MetricAsync("steps_total")));
    }

    [Fact]
    public async Task OneTextThatFailsInASharedStepLeavesTheOthersAlone()
    {
        const string Body = """{"prompt":"jerry:","seed":7,"max_tokens":200,"temperature":1.5}""";
        var alone = await _served.WriteAsync(Body);
        var (model, wrong) = (_served.Models.Find("ferry")!, new InvalidOperationException());

        var together = Enumerable.Range(0, 4).Select(_ => _served.WriteAsync(Body)).ToArray();
        var bad = new ScriptDraft(Some.Model, model.Writer.NewContext(Options), [new("jerry:", "jerry:")], Options, _ => throw wrong);
        using var job = model.Scheduler.Add([bad], 1);

        Assert.Equal(wrong, await Record.ExceptionAsync(() => job.Parts.ReadAllAsync(Served.Token).CountAsync(Served.Token).AsTask()));
        Assert.All(await Task.WhenAll(together), text => Assert.Equal(alone, text));
        Assert.Equal(alone, await _served.WriteAsync(Body));
    }

    [Fact]
    public async Task BestOfIsTheLikeliest()
    {
        var best = Served.Writer.WriteBest("jerry:", 5, Options, Served.Token).Where(word => !word.IsPrime);

        Assert.Equal(
            string.Concat(best.Select(word => word.Text)),
            await _served.WriteAsync("""{"prompt":"jerry:","best_of":5,"seed":7,"max_tokens":60,"temperature":1.5}""")
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task LogprobsAreTheModelsAndAddUpToTheText(bool stream)
    {
        var body =
            """{"prompt":"jerry:","logprobs":3,"echo":true,"seed":7,"max_tokens":60,"temperature":1.5,"stream":"""
            + (stream ? "true}" : "false}");
        var words = Served.Writer.WriteWords("jerry:", Options with { Probabilities = true, Alternatives = 3 }, Served.Token).ToList();

        JsonElement[] parts =
        [
            .. (stream ? await _served.StreamAsync(Path, body) : [await _served.AnswerAsync(Path, body)]).Select(part =>
                part.GetProperty("choices")[0]
            ),
        ];

        var text = string.Concat(parts.Select(part => part.GetProperty("text").GetString()));
        var tokens = Of(parts, "tokens").Select(token => token.GetString()!).ToArray();
        Assert.Equal(words.Select(word => word.Text), tokens);
        Assert.Equal(text, string.Concat(tokens));
        Assert.All(Of(parts, "text_offset").Zip(tokens), pair => Assert.StartsWith(pair.Second, text[pair.First.GetInt32()..]));
        Assert.Equal(JsonValueKind.Null, Of(parts, "token_logprobs").First().ValueKind); // nothing is known of the prompt's
        Assert.All(
            Of(parts, "token_logprobs").Zip(words).Skip(1),
            pair => Assert.Equal(Math.Log(pair.Second.Probability!.Value), pair.First.GetDouble(), 9)
        );
        Assert.All(
            Of(parts, "top_logprobs").Zip(words).Skip(1),
            pair =>
                Assert.Equal(
                    Math.Log(pair.Second.Alternatives[0].Probability),
                    pair.First.EnumerateObject().Max(other => other.Value.GetDouble()),
                    9
                )
        );

        static IEnumerable<JsonElement> Of(JsonElement[] parts, string name) =>
            parts.SelectMany(part => part.GetProperty("logprobs").GetProperty(name).EnumerateArray());
    }

    [Fact]
    public async Task ManyAtOnceAreEachAsIfAlone()
    {
        var texts = await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(seed =>
                    _served.WriteAsync(
                        $$"""{"prompt":"jerry:","seed":{{seed}},"max_tokens":{{20 + seed * 3}},"top_k":{{seed}},"""
                            + $$""" "temperature":1.{{seed % 10}}}"""
                    )
                )
        );

        Assert.Equal(
            Enumerable
                .Range(0, 40)
                .Select(seed =>
                    Written(
                        "jerry:",
                        new()
                        {
                            Seed = (ulong)seed,
                            Words = 20 + seed * 3,
                            Exact = true,
                            Temperature = 1 + seed % 10 * 0.1,
                            TopK = seed,
                        }
                    )
                ),
            texts
        );
    }

    [Fact]
    public async Task WithoutASeedEachIsAnother()
    {
        const string body = """{"prompt":"jerry:","max_tokens":60,"temperature":1.5,"seed":-1}""";

        Assert.NotEqual(await _served.WriteAsync(body), await _served.WriteAsync(body));
    }

    private static string Written(string prompt, WritingOptions options) =>
        string.Concat(Served.Writer.WriteWords(prompt, options, Served.Token).Where(word => !word.IsPrime).Select(word => word.Text));
}
