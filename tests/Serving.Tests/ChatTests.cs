namespace Serving.Tests;

public sealed class ChatTests : IAsyncLifetime
{
    private const string Path = "v1/chat/completions";

    private Served _served = null!;

    public async ValueTask InitializeAsync() => _served = await Served.StartAsync();

    public ValueTask DisposeAsync() => _served.DisposeAsync();

    [Theory]
    [InlineData("""[{"role":"user","content":"jerry:"}]""", "jerry:")]
    [InlineData(
        """[{"role":"system","content":"[setting: the harbour]"},{"role":"user","name":"elaine","content":"nobody asked"}]""",
        "[setting: the harbour]\n\nelaine: nobody asked\n\n"
    )]
    [InlineData(
        """
            [
              {"role":"user","content":[{"type":"text","text":"jerry: it "},{"type":"text","text":"goes."}]},
              {"role":"assistant","content":" kramer: "}
            ]
            """,
        "jerry: it goes.\n\nkramer:"
    )]
    [InlineData("""[{"role":"user","content":""}]""", "")]
    public async Task GoesOnWithTheScriptThatTheMessagesAre(string messages, string prime)
    {
        var body = $$"""{"messages":{{messages}},"seed":7,"max_completion_tokens":50,"temperature":1.5""";
        var expected = string.Concat(
            Served
                .Writer.WriteWords(
                    prime,
                    new()
                    {
                        Seed = 7,
                        Words = 50,
                        Exact = true,
                        Temperature = 1.5,
                    },
                    Served.Token
                )
                .Where(word => !word.IsPrime)
                .Select(word => word.Text)
        );

        var choice = Assert.Single((await _served.AnswerAsync(Path, body + "}")).GetProperty("choices").EnumerateArray());
        var events = await _served.StreamAsync(Path, body + ",\"stream\":true}");

        Assert.Equal(
            ("assistant", expected),
            (
                choice.GetProperty("message").GetProperty("role").GetString(),
                choice.GetProperty("message").GetProperty("content").GetString()
            )
        );
        var deltas = events.Select(part => part.GetProperty("choices")[0].GetProperty("delta")).ToArray();
        Assert.Equal("assistant", deltas[0].GetProperty("role").GetString());
        Assert.All(deltas[1..], delta => Assert.False(delta.TryGetProperty("role", out _)));
        Assert.Equal(expected, string.Concat(deltas.Select(delta => delta.GetProperty("content").GetString())));
        Assert.Equal("length", events[^1].GetProperty("choices")[0].GetProperty("finish_reason").GetString());
    }

    [Fact]
    public async Task GivesTheProbabilitiesOfItsWords()
    {
        var answer = await _served.AnswerAsync(
            Path,
            """{"messages":[{"role":"user","content":"jerry:"}],"logprobs":true,"top_logprobs":2,"seed":7,"max_tokens":20}"""
        );

        var choice = answer.GetProperty("choices")[0];
        var tokens = choice.GetProperty("logprobs").GetProperty("content").EnumerateArray().ToArray();
        Assert.Equal(
            choice.GetProperty("message").GetProperty("content").GetString(),
            string.Concat(tokens.Select(token => token.GetProperty("token").GetString()))
        );
        Assert.All(tokens, token => Assert.InRange(token.GetProperty("logprob").GetDouble(), -9999, 0));
        Assert.All(tokens, token => Assert.InRange(token.GetProperty("top_logprobs").GetArrayLength(), 2, 3)); // with the word itself
        Assert.All(
            tokens,
            token =>
                Assert.Contains(
                    token.GetProperty("token").GetString(),
                    token.GetProperty("top_logprobs").EnumerateArray().Select(other => other.GetProperty("token").GetString())
                )
        );
    }
}
