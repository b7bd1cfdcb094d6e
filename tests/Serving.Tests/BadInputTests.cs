using System.Net;
using System.Text;
using System.Text.Json;

namespace Serving.Tests;

/// <summary>Wrong requests are answered at once with OpenAI's error object, and the server keeps working.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    private const string Completions = "v1/completions";
    private const string Chat = "v1/chat/completions";

    private Served _served = null!;

    public async ValueTask InitializeAsync() =>
        _served = await Served.StartAsync(
            limits: new()
            {
                MaxBodyBytes = 3_000_000,
                MaxPromptWords = 1_000,
                MaxWords = 500,
            }
        );

    public async ValueTask DisposeAsync()
    {
        await _served.WriteAsync("""{"prompt":"jerry:","max_tokens":5}""");
        await _served.DisposeAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"jerry:\"")]
    [InlineData("{\"prompt\":\"jerry:\"}}")]
    [InlineData("{\"prompt\":\"jerry:\",}")]
    [InlineData("{\"seed\":1,\"seed\":2}")]
    [InlineData("{\"seed\":NaN}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"logit_bias\":{\"\\ud800\":1}}")]
    [InlineData("{\"prompt\":\"\\ud800\"}")]
    [InlineData("{\"prompt\":\"\u0001\"}")]
    public async Task BrokenJson(string body) => await RefusedAsync(Completions, body);

    [Fact]
    public async Task BottomlessJson() =>
        await RefusedAsync(Completions, $"{{\"metadata\":{new string('[', 100_000)}{new string(']', 100_000)}}}");

    [Theory]
    [InlineData("", "The body is empty. Send a JSON object.")]
    [InlineData("{\"seed\":1,}", "The body is not JSON: The JSON object contains a trailing comma at the end (line 1, byte 11).")]
    [InlineData("{\"seed\":1,\"seed\":2}", "The body has the name \"seed\" twice.")]
    [InlineData("{\"seed\":\n[1", "The body is not JSON: '1' is an invalid end of a number (line 2, byte 3).")]
    [InlineData("{\"seed\":[1]", "The body is not JSON: an object or an array is not closed (line 1, byte 12).")]
    public async Task SaysWhatIsWrongWithJsonAndWhere(string body, string message) =>
        Assert.Equal(message, (await RefusedAsync(Completions, body)).GetProperty("message").GetString());

    [Theory]
    [InlineData("prompt", "5")]
    [InlineData("prompt", "[1,2]")]
    [InlineData("prompt", "[]")]
    [InlineData("prompt", "{}")]
    [InlineData("max_tokens", "\"5\"")]
    [InlineData("max_tokens", "5.5")]
    [InlineData("max_tokens", "0")]
    [InlineData("max_tokens", "-1")]
    [InlineData("max_tokens", "501")]
    [InlineData("max_tokens", "99999999999999999999")]
    [InlineData("n", "0")]
    [InlineData("n", "129")]
    [InlineData("stream", "\"yes\"")]
    [InlineData("stream", "1")]
    [InlineData("stop", "[1]")]
    [InlineData("stop", "[\"a\",\"a\",\"a\",\"a\",\"a\",\"a\",\"a\",\"a\",\"a\",\"a\",\"a\",\"a\",\"a\",\"a\",\"a\",\"a\",\"a\"]")]
    [InlineData("seed", "-2")]
    [InlineData("seed", "1.5")]
    [InlineData("seed", "18446744073709551616")]
    [InlineData("logprobs", "21")]
    [InlineData("logprobs", "true")]
    [InlineData("temperature", "\"warm\"")]
    [InlineData("top_k", "-2")]
    [InlineData("logit_bias", "[1]")]
    [InlineData("logit_bias", "{\"goose\":\"5\"}")]
    [InlineData("best_of", "0")]
    [InlineData("echo", "0")]
    [InlineData("mirostat", "1")]
    [InlineData("samplers", "\"top_k;temperature\"")]
    [InlineData("stream_options", "true")]
    public async Task WrongTypeOrRangeNamesTheField(string field, string value)
    {
        var error = await RefusedAsync(Completions, $$"""{"{{field}}":{{value}}}""");

        if (field != "samplers")
            Assert.Equal(field, error.GetProperty("param").GetString());
        Assert.Contains(field == "samplers" ? "top-k;temperature" : field, error.GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("temperature", "11", "0 to 10")]
    [InlineData("temperature", "-0.1", "0 to 10")]
    [InlineData("temperature", "1e999", "0 to 10")]
    [InlineData("top_p", "0", "to 1")]
    [InlineData("min_p", "1.1", "0 to 1")]
    [InlineData("presence_penalty", "3", "-2 to 2")]
    [InlineData("logit_bias", "{\"goose\":101}", "-100 to 100")]
    [InlineData("logit_bias", "{\"zebra\":1}", "zebra")]
    [InlineData("logit_bias", "{\"50256\":-100}", "50256")]
    [InlineData("bad_words", "\"zebra\"", "zebra")]
    [InlineData("bad_words", "\"\"", "banned")]
    [InlineData("wanted_words", "\"zebra\"", "zebra")]
    [InlineData("cast", "[]", "cast")]
    [InlineData("cast", "[\"newman\"]", "newman")]
    [InlineData("next_speakers", "[\"newman\"]", "newman")]
    [InlineData("speaker_weights", "{\"newman\":2}", "newman")]
    [InlineData("speaker_temperatures", "{\"newman\":2}", "newman")]
    [InlineData("stop", "\"\"", "stop string")]
    [InlineData("setting", "\"a [b]\"", "bracket")]
    public async Task OutOfRangeOrUnknownToTheModel(string field, string value, string part)
    {
        var error = await RefusedAsync(Completions, $$"""{"prompt":"jerry:","{{field}}":{{value}}}""");

        Assert.Contains(part, error.GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("\"max_tokens\":5,\"max_completion_tokens\":5", "max_tokens", "max_completion_tokens")]
    [InlineData("\"repetition_penalty\":1,\"repeat_penalty\":1", "repetition_penalty", "repeat_penalty")]
    [InlineData("\"n\":3,\"best_of\":2", "best_of", "n (3)")]
    [InlineData("\"stream\":true,\"best_of\":2", "stream", "best_of")]
    [InlineData("\"stream_options\":{\"include_usage\":true}", "stream_options", "stream")]
    [InlineData("\"min_tokens\":9,\"max_tokens\":8", "minimum number of words (9)", "maximum number of words (8)")]
    [InlineData("\"mirostat\":2,\"top_p\":0.9", "mirostat", "top-p")]
    [InlineData("\"mirostat\":2,\"temperature\":0", "mirostat", "temperature 0")]
    [InlineData("\"wanted_words\":\"goose\",\"bad_words\":\"goose\"", "wanted word", "banned")]
    [InlineData("\"logit_bias\":{\"goose\":1},\"bad_words\":\"goose\"", "bias", "banned")]
    [InlineData("\"cast\":[\"jerry\"],\"take_turns\":true", "cast", "turn")]
    [InlineData("\"cast\":[\"jerry\"],\"next_speakers\":[\"elaine\"]", "cast", "elaine")]
    [InlineData("\"shortest_line\":9,\"longest_line\":8", "shortest line (9)", "longest line (8)")]
    [InlineData("\"samplers\":[\"temperature\"],\"min_p\":0.1", "samplers", "min-p")]
    [InlineData("\"prompt\":\"[setting: the ferry]\",\"setting\":\"the harbour\"", "the ferry", "the harbour")]
    public async Task ContradictionsNameBoth(string fields, string one, string other)
    {
        foreach (
            var body in (string[])
                [
                    "{" + fields + "}",
                    fields.Contains("stream", StringComparison.Ordinal) ? "{" + fields + "}" : "{\"stream\":true," + fields + "}",
                ]
        )
        {
            var message = (await RefusedAsync(Completions, body)).GetProperty("message").GetString();

            Assert.Contains(one, message);
            Assert.Contains(other, message);
        }
    }

    [Theory]
    [InlineData("{}", "messages")]
    [InlineData("""{"messages":[]}""", "messages")]
    [InlineData("""{"messages":"jerry:"}""", "messages")]
    [InlineData("""{"messages":["jerry:"]}""", "messages")]
    [InlineData("""{"messages":[{"content":"jerry:"}]}""", "role")]
    [InlineData("""{"messages":[{"role":"critic","content":"jerry:"}]}""", "messages[0].role")]
    [InlineData("""{"messages":[{"role":"user","content":5}]}""", "messages[0].content")]
    [InlineData("""{"messages":[{"role":"user","content":[5]}]}""", "messages[0].content[0]")]
    [InlineData(
        """{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:"}}]}]}""",
        "messages[0].content[0].type"
    )]
    [InlineData("""{"messages":[{"role":"user","content":"jerry:"}],"top_logprobs":2}""", "logprobs")]
    [InlineData("""{"messages":[{"role":"user","content":"jerry:"}],"logprobs":2}""", "logprobs")]
    public async Task WrongMessages(string body, string part) =>
        Assert.Contains(part, (await RefusedAsync(Chat, body)).GetProperty("message").GetString());

    [Fact]
    public async Task BrokenUtf8()
    {
        foreach (
            var bytes in (byte[][])
                [
                    [0xff],
                    [0xc3, 0x28],
                    [0xed, 0xa0, 0x80],
                    [0xf4, 0x90, 0x80, 0x80],
                    [0xc0, 0xaf],
                ]
        )
        {
            using var content = new ByteArrayContent([.. "{\"prompt\":\""u8, .. bytes, .. "\"}"u8]);
            content.Headers.ContentType = new("application/json");
            using var response = await _served.Client.PostAsync(Completions, content, Served.Token);

            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Contains("UTF-8", await response.Content.ReadAsStringAsync(Served.Token));
        }
    }

    [Fact]
    public async Task PromptOfAMegabyteIsRefusedWhetherItIsManyWordsOrOne()
    {
        var words = await RefusedAsync(Completions, $$"""{"prompt":"{{string.Concat(Enumerable.Repeat("goose ", 180_000))}}"}""");
        Assert.Contains("180000 words", words.GetProperty("message").GetString());

        await RefusedAsync(Completions, $$"""{"prompt":"{{new string('.', 1_000_000)}}","stream":true}""");
        await RefusedAsync(
            Chat,
            $$"""{"messages":[{"role":"user","content":"\n{{string.Concat(Enumerable.Repeat("a\\n", 300_000))}}"}]}"""
        );
        Assert.NotEmpty(await _served.WriteAsync($$"""{"prompt":"{{new string('a', 1_000_000)}}","max_tokens":20}""")); // one unknown word
    }

    [Fact]
    public async Task ControlCharactersAreAnUnknownWordOrWhiteSpace()
    {
        var text = await _served.WriteAsync(
            """{"prompt":"\u0000\u0007 jerry:\u0085\u001b[31m\u007f\ufeff\u202e","max_tokens":20,"seed":1}"""
        );

        Assert.NotEmpty(text);
        Assert.DoesNotContain(text, char.IsControl("\n"[0]) ? "\u0007" : "");
    }

    [Fact]
    public async Task AnotherModelIsNotFound()
    {
        var error = (
            await _served.AnswerAsync(Completions, """{"model":"gpt-9","prompt":"jerry:"}""", HttpStatusCode.NotFound)
        ).GetProperty("error");

        Assert.Equal(("model_not_found", "model"), (error.GetProperty("code").GetString(), error.GetProperty("param").GetString()));
    }

    [Fact]
    public async Task WrongPathMethodAndMediaType()
    {
        Assert.Contains(
            "/v1/embeddings",
            (await _served.AnswerAsync("v1/embeddings", "{}", HttpStatusCode.NotFound))
                .GetProperty("error")
                .GetProperty("message")
                .GetString()
        );
        Assert.Contains(
            "POST",
            (await _served.AnswerAsync("v1/models", "{}", HttpStatusCode.MethodNotAllowed))
                .GetProperty("error")
                .GetProperty("message")
                .GetString()
        );
        using var form = new StringContent("prompt=jerry", Encoding.UTF8, "application/x-www-form-urlencoded");
        using var response = await _served.Client.PostAsync(Completions, form, Served.Token);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    private async Task<JsonElement> RefusedAsync(string path, string body)
    {
        var error = (await _served.AnswerAsync(path, body, HttpStatusCode.BadRequest)).GetProperty("error");

        Assert.Equal("invalid_request_error", error.GetProperty("type").GetString());
        Assert.Equal(["message", "type", "param", "code"], error.EnumerateObject().Select(field => field.Name));
        return error;
    }
}
