using System.Text.Json;
using Showrunner;

namespace Serving.Tests;

/// <summary>The official openai package reads what the server answers, and its errors.</summary>
public class OpenAIClientTests
{
    private static readonly WritingOptions Options = new()
    {
        Seed = 7,
        Words = 60,
        Exact = true,
        Temperature = 1.5,
    };

    [Fact]
    public async Task OfficialClientGetsWhatTheWriterWrites()
    {
        await using var served = await Served.StartAsync(new() { ApiKey = "giddyup" }, new() { MaxWords = 1_000_000 });

        var got = await Node.RunAsync("openai_client.js", $"{served.Client.BaseAddress}v1", "giddyup");

        var text = Written(Options);
        Assert.Equal(("[\"ferry\"]", "ferry"), (got.GetProperty("models").GetRawText(), Text(got, "model")));
        Assert.Equal((text, 61), (Text(got, "whole", "choices", "0", "text"), At(got, "whole", "usage", "total_tokens").GetInt32()));
        Assert.Equal(
            (text, "length", 61),
            (Text(got, "streamed", "text"), Text(got, "streamed", "reason"), At(got, "streamed", "usage", "total_tokens").GetInt32())
        );
        Assert.Equal(3, got.GetProperty("several").GetArrayLength());
        Assert.Equal(
            string.Concat(Served.Writer.WriteBest("jerry:", 5, Options, Served.Token).Select(word => word.Text)),
            Text(got, "several", "0")
        );
        Assert.Equal(
            (Written(Options with { Stop = ["ferry", "goose"] }), "stop"),
            (Text(got, "stopped", "text"), Text(got, "stopped", "finish_reason"))
        );
        Assert.Equal(text, string.Concat(At(got, "logprobs", "tokens").EnumerateArray()));
        Assert.Equal(60, At(got, "logprobs", "token_logprobs").GetArrayLength());
        Assert.Equal((text, "assistant"), (Text(got, "chat", "message", "content"), Text(got, "chat", "message", "role")));
        Assert.Equal(
            text,
            string.Concat(At(got, "chat", "logprobs", "content").EnumerateArray().Select(token => token.GetProperty("token")))
        );
        Assert.Equal((text, "length"), (Text(got, "chatStreamed", "text"), Text(got, "chatStreamed", "reason")));
        Assert.Equal(text, Text(got, "chatHelper"));
        Assert.Equal(5, got.GetProperty("leftAfter").GetInt32());
    }

    [Fact]
    public async Task OfficialClientPassesOnWhatVllmAndLlamaCppNameAndThrowsItsOwnErrors()
    {
        await using var served = await Served.StartAsync(new() { ApiKey = "giddyup" }, new() { MaxWords = 1_000_000 });

        var got = await Node.RunAsync("openai_client.js", $"{served.Client.BaseAddress}v1", "giddyup");

        Assert.Equal(
            Written(
                Options with
                {
                    TopK = 20,
                    MinP = 0.01,
                    Typical = 0.95,
                    RepetitionPenalty = 1.1,
                    PenaltyWindow = 32,
                    DryMultiplier = 0.8,
                    DryAllowed = 2,
                    XtcProbability = 0.2,
                    XtcThreshold = 0.05,
                    NoRepeat = 4,
                    MinWords = 10,
                    Bias = new Dictionary<string, double> { ["goose"] = 3 },
                    Banned = ["word1"],
                    PresencePenalty = 0.1,
                    FrequencyPenalty = 0.1,
                    TopP = 0.95,
                    Script = new() { Cast = ["jerry", "elaine"] },
                }
            ),
            Text(got, "extras")
        );
        Assert.NotEqual(Written(Options), Text(got, "extras"));
        IsError("wrongType", "BadRequestError", 400, "invalid_request_error", "prompt");
        IsError("wrongRange", "BadRequestError", 400, "invalid_request_error", null);
        IsError("wrongWord", "BadRequestError", 400, "invalid_request_error", null);
        IsError("wrongModel", "NotFoundError", 404, "invalid_request_error", "model");
        IsError("wrongKey", "AuthenticationError", 401, "invalid_request_error", null);
        Assert.Contains("zebra", Text(got, "wrongWord", "message"));

        void IsError(string which, string name, int status, string type, string? parameter) =>
            Assert.Equal(
                (name, status, type, parameter),
                (
                    Text(got, which, "name"),
                    At(got, which, "status").GetInt32(),
                    Text(got, which, "type"),
                    At(got, which, "param").GetString()
                )
            );
    }

    [Fact]
    public async Task ExampleOfTheGuideWorks()
    {
        await using var served = await Served.StartAsync();
        var code = (await File.ReadAllTextAsync(Path.Join(Node.Folder, "../../../docs/serving.md"), Served.Token))
            .Split("```js\n")[1]
            .Split("```")[0];

        var text = await Node.EvaluateAsync(
            code.Replace("http://127.0.0.1:8080/", $"{served.Client.BaseAddress}").Replace("model: \"jerry\"", "model: \"ferry\"")
        );

        Assert.Contains("\n", text);
        Assert.True(Tokenizer.Encode(text).Count > 90, text);
    }

    private static string Written(WritingOptions options) =>
        string.Concat(Served.Writer.WriteWords("jerry:", options, Served.Token).Where(word => !word.IsPrime).Select(word => word.Text));

    private static string? Text(JsonElement from, params string[] path) => At(from, path).GetString();

    private static JsonElement At(JsonElement from, params string[] path) =>
        path.Aggregate(
            from,
            (element, name) => element.ValueKind == JsonValueKind.Array ? element[int.Parse(name)] : element.GetProperty(name)
        );
}
