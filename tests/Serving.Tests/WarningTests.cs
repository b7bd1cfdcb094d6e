using System.Net;

namespace Serving.Tests;

/// <summary>What clients send and the server does not know has no effect, and is told; a strict server refuses it.</summary>
public sealed class WarningTests : IAsyncLifetime
{
    private const string Completions = "v1/completions";
    private const string Chat = "v1/chat/completions";
    private const string Prompt = "\"model\":\"ferry\",\"prompt\":\"jerry:\",\"max_tokens\":5,\"seed\":1";
    private const string Messages =
        "\"model\":\"ferry\",\"messages\":[{\"role\":\"user\",\"content\":\"jerry:\"}],\"max_tokens\":5,\"seed\":1";

    private Served _served = null!;
    private Served _strict = null!;

    public async ValueTask InitializeAsync() =>
        (_served, _strict) = (await Served.StartAsync(), await Served.StartAsync(limits: new() { Strict = true }));

    public async ValueTask DisposeAsync()
    {
        await _served.DisposeAsync();
        await _strict.DisposeAsync();
    }

    public static TheoryData<string, string> Usual =>
        [
            .. (
                (string[])
                    [
                        "\"tools\":[]",
                        "\"functions\":[]",
                        "\"tool_choice\":\"auto\"",
                        "\"parallel_tool_calls\":true",
                        "\"reasoning_effort\":\"low\"",
                        "\"verbosity\":\"low\"",
                        "\"modalities\":[\"text\"]",
                        "\"num_ctx\":2048",
                        "\"cache_prompt\":true",
                        "\"response_format\":{\"type\":\"text\"}",
                        "\"user\":\"u\",\"metadata\":{},\"store\":false,\"service_tier\":\"auto\"",
                        "\"unknown\":null",
                    ]
            ).SelectMany(sent => new[] { (Completions, $"{{{Prompt},{sent}}}"), (Chat, $"{{{Messages},{sent}}}") }),
            (Chat, """{"messages":[{"role":"tool","id":"m1","name":"jerry","tool_call_id":"c","content":"so."}],"max_tokens":5}"""),
            (Chat, """{"messages":[{"role":"assistant","content":"jerry: so.","refusal":null,"tool_calls":[]}],"max_tokens":5}"""),
        ];

    [Theory]
    [MemberData(nameof(Usual))]
    public async Task WhatClientsUsuallySendPassesWithoutAWord(string path, string body)
    {
        foreach (var server in (Served[])[_served, _strict])
        {
            using var response = await server.SendAsync(path, body);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.False(response.Headers.Contains("Warning"));
        }
    }

    [Theory]
    [InlineData(Completions, "\"tempreature\":1", "There is no parameter \"tempreature\".", "tempreature")]
    [InlineData(Completions, "\"suffix\":\"the end\"", "There is no parameter \"suffix\".", "suffix")]
    [InlineData(Completions, "\"größe\":1", "There is no parameter \"gr%C3%B6%C3%9Fe\".", "größe")]
    [InlineData(Chat, "\"enable_thinking\":false", "There is no parameter \"enable_thinking\".", "enable_thinking")]
    [InlineData(Chat, "\"tools\":[{\"type\":\"function\"}]", "tools are never called: the model writes scripts only.", "tools")]
    [InlineData(
        Chat,
        "\"response_format\":{\"type\":\"json_object\"}",
        "The response_format \"json_object\" is unknown: the model writes scripts only.",
        "response_format"
    )]
    [InlineData(Chat, "\"stream\":true,\"stream_options\":{\"x\":1}", "There is no parameter \"stream_options.x\".", "stream_options.x")]
    public async Task WhatIsUnknownIsToldAndHasNoEffectUnlessTheServerIsStrict(string path, string field, string sentence, string name)
    {
        var body = path == Chat ? Messages : Prompt;

        using var response = await _served.SendAsync(path, $"{{{body},{field}}}");
        using var plain = await _served.SendAsync(path, $"{{{body}{(field.StartsWith("\"stream\"") ? ",\"stream\":true" : "")}}}");
        await _served.SendAsync(path, $"{{{body},{field}}}");
        var refused = await _strict.AnswerAsync(path, $"{{{body},{field}}}", HttpStatusCode.BadRequest);

        Assert.Equal([$"299 showrunner \"{sentence.Replace("\"", "\\\"")} It has no effect.\""], response.Headers.GetValues("Warning"));
        Assert.Equal(
            Text(await plain.Content.ReadAsStringAsync(Served.Token)),
            Text(await response.Content.ReadAsStringAsync(Served.Token))
        );
        Assert.Equal($"/{path}: {Uri.UnescapeDataString(sentence)} It has no effect.", Assert.Single(_served.Notes)); // once
        Assert.Equal(name, refused.GetProperty("error").GetProperty("param").GetString());

        static string Text(string answer) => System.Text.RegularExpressions.Regex.Replace(answer, "\"(id|created)\":[^,]*,", "");
    }

    [Fact]
    public async Task LongNamesAreCutShort()
    {
        using var response = await _served.SendAsync(Completions, $$"""{"{{new string('x', 100_000)}}":1,"max_tokens":5}""");

        Assert.InRange(Assert.Single(response.Headers.GetValues("Warning")).Length, 60, 200);
    }

    [Theory]
    [InlineData("jerry: zzyzx", "The model does not know \"zzyzx\" and takes it for an unknown word.")]
    [InlineData("jery: so", "The model knows no speaker \"jery\". Nearest names: jerry, kramer, elaine.")]
    [InlineData("jerry", "\"jerry\" has no colon and is read as a word. Write \"jerry:\" to let jerry speak.")]
    public async Task WhatTheModelDoesNotKnowOfAPromptIsTold(string prompt, string sentence)
    {
        foreach (var stream in (string[])["true", "false"])
        {
            using var response = await _served.SendAsync(Completions, $$"""{"prompt":"{{prompt}}","max_tokens":5,"stream":{{stream}}}""");

            Assert.Contains($"299 showrunner \"{sentence.Replace("\"", "\\\"")}\"", response.Headers.GetValues("Warning"));
        }
    }
}
