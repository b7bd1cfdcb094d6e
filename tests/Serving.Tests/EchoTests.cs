using System.Text;
using System.Text.Json;
using Showrunner;

namespace Serving.Tests;

/// <summary>Prompts that are answered with their own probabilities, as evaluation harnesses score texts.</summary>
public sealed class EchoTests : IAsyncLifetime
{
    private const string Path = "v1/completions";
    private const string Swan = "🦢";

    private static readonly ScriptModel Model = WithSwans();

    private Served _served = null!;

    public async ValueTask InitializeAsync() => _served = await Served.StartAsync(model: Model);

    public ValueTask DisposeAsync() => _served.DisposeAsync();

    public static TheoryData<string> Prompts =>
        [
            "JERRY: What is  the deal?",
            "Jerry :  it’s… “so” \n",
            "jerry: 🦢 goes over 🦢🦢, (laughs) 🦢",
            "",
            "jerry: ||period|| [laughs] ",
            "so",
        ];

    [Theory]
    [MemberData(nameof(Prompts))]
    public async Task BeginsWithThePromptAsItWasSent(string prompt)
    {
        foreach (var stream in (bool[])[false, true])
        {
            var body =
                $$"""{"prompt":{{JsonSerializer.Serialize(prompt)}},"max_tokens":20,"seed":3,"logprobs":2"""
                + $",\"stream\":{(stream ? "true" : "false")}";
            var text = Text(await PartsAsync(body + ",\"echo\":true}", stream));

            Assert.StartsWith(prompt, text);
            Assert.Equal(Text(await PartsAsync(body + "}", stream)), text[prompt.Length..]);
        }
    }

    [Theory]
    [MemberData(nameof(Prompts))]
    public async Task OffsetsCountCodePointsAsPythonDoes(string prompt)
    {
        foreach (var stream in (bool[])[false, true])
        {
            var body =
                $$"""{"prompt":{{JsonSerializer.Serialize(prompt)}},"max_tokens":20,"seed":3,"logprobs":2,"echo":true"""
                + $",\"stream\":{(stream ? "true" : "false")}}}";
            var parts = await PartsAsync(body, stream);

            var codePoints = Text(parts).EnumerateRunes().ToArray();
            foreach (var (token, offset) in Of(parts, "tokens").Zip(Of(parts, "text_offset")))
            {
                Assert.Equal(
                    token.GetString()!.EnumerateRunes(),
                    codePoints.Skip(offset.GetInt32()).Take(token.GetString()!.EnumerateRunes().Count())
                );
            }
            Assert.Equal(Text(parts), string.Concat(Of(parts, "tokens").Select(token => token.GetString())));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public async Task EachWordOfThePromptHasItsProbability(int words)
    {
        const string prompt = "jerry: the goose goes over, zzyzx so.";
        var tokens = Tokenizer.Encode(prompt);

        var answer = await _served.AnswerAsync(
            Path,
            $$"""{"prompt":"{{prompt}}","max_tokens":{{words}},"logprobs":1,"echo":true,"temperature":0}"""
        );
        var logprobs = answer.GetProperty("choices")[0].GetProperty("logprobs");

        var given = logprobs.GetProperty("token_logprobs").EnumerateArray().ToArray();
        Assert.Equal(tokens.Count + words, given.Length);
        Assert.Equal(JsonValueKind.Null, given[0].ValueKind);
        Assert.Equal(JsonValueKind.Null, logprobs.GetProperty("top_logprobs")[0].ValueKind);
        Assert.Equal(Expected(tokens), given[1..tokens.Count].Select(p => p.GetDouble()), new Nearly());
        Assert.Equal(words, answer.GetProperty("usage").GetProperty("completion_tokens").GetInt32());
        Assert.Equal("length", answer.GetProperty("choices")[0].GetProperty("finish_reason").GetString());
    }

    [Fact]
    public async Task TopLogprobsContainWhatWasDrawnUnderTheSameText()
    {
        foreach (var logprobs in (int[])[0, 1, 3])
        {
            var body = $$"""{"prompt":"jerry: (","max_tokens":80,"seed":3,"temperature":2,"top_k":0,"logprobs":{{logprobs}},"echo":true}""";
            var parts = await PartsAsync(body, stream: false);

            foreach (var ((token, own), top) in Of(parts, "tokens").Zip(Of(parts, "token_logprobs")).Zip(Of(parts, "top_logprobs")).Skip(1))
            {
                Assert.Equal(own.GetDouble(), top.GetProperty(token.GetString()!).GetDouble(), 9);
                Assert.InRange(top.GetPropertyCount(), 1, logprobs + 1);
                Assert.DoesNotContain("||", top.GetRawText());
            }
        }
    }

    [Fact]
    public async Task TheSeedThatWasDrawnWritesTheTextAgain()
    {
        const string body = """{"prompt":["jerry:","elaine:"],"n":2,"max_tokens":30,"temperature":1.5""";
        var first = (await _served.AnswerAsync(Path, body + "}")).GetProperty("choices").EnumerateArray().ToArray();

        foreach (var (choice, i) in first.Select((choice, i) => (choice, i)))
        {
            var seed = choice.GetProperty("seed").GetUInt64();
            Assert.InRange(seed, 0UL, 1UL << 53); // a number of JavaScript's
            var again = $$"""{"prompt":"{{(i < 2 ? "jerry:" : "elaine:")}}","seed":{{seed}},"max_tokens":30,"temperature":1.5}""";
            Assert.Equal(choice.GetProperty("text").GetString(), await _served.WriteAsync(again));
        }
        var chat = await _served.StreamAsync(
            "v1/chat/completions",
            """{"messages":[{"role":"user","content":"jerry:"}],"max_tokens":30,"temperature":1.5,"stream":true}"""
        );
        var streamed = string.Concat(
            chat.Select(part => part.GetProperty("choices")[0].GetProperty("delta").GetProperty("content").GetString())
        );
        var drawn = chat[0].GetProperty("choices")[0].GetProperty("seed").GetUInt64();
        Assert.Equal(streamed, await _served.WriteAsync($$"""{"prompt":"jerry:","seed":{{drawn}},"max_tokens":30,"temperature":1.5}"""));
    }

    [Fact]
    public async Task OneWordAfterNothingIsAWord()
    {
        var answer = await _served.AnswerAsync(Path, """{"max_tokens":1,"seed":1}""");

        Assert.Matches(@"^\S+$", answer.GetProperty("choices")[0].GetProperty("text").GetString());
        Assert.Equal(1, answer.GetProperty("usage").GetProperty("completion_tokens").GetInt32());
    }

    // ln p of each token but the first, by the model alone.
    private static IEnumerable<double> Expected(IReadOnlyList<string> tokens)
    {
        var (state, logits, vocabulary) = (new LstmState(Model.Options), new float[Model.Vocabulary.Size], Model.Vocabulary);
        Model.Step(vocabulary.IdOf(Tokenizer.Return), state);
        Model.Step(vocabulary.IdOf(Tokenizer.Return), state);
        foreach (var (token, next) in tokens.Zip(tokens.Skip(1)))
        {
            Model.Step(vocabulary.IdOf(token), state, logits);
            var highest = logits.Max();
            yield return logits[vocabulary.IdOf(next)] - highest - Math.Log(logits.Sum(logit => Math.Exp(logit - highest)));
        }
    }

    private async Task<JsonElement[]> PartsAsync(string body, bool stream) =>
        [
            .. (stream ? await _served.StreamAsync(Path, body) : [await _served.AnswerAsync(Path, body)]).Select(part =>
                part.GetProperty("choices")[0]
            ),
        ];

    private static string Text(JsonElement[] parts) => string.Concat(parts.Select(part => part.GetProperty("text").GetString()));

    private static IEnumerable<JsonElement> Of(JsonElement[] parts, string name) =>
        parts.SelectMany(part => part.GetProperty("logprobs").GetProperty(name).EnumerateArray());

    private static ScriptModel WithSwans()
    {
        var script = new StringBuilder("jerry: what is the deal? it's so (laughs) \"so\"\n\nelaine: the goose goes over, and back.\n\n");
        for (var i = 0; i < 5; i++)
            script.Append($"elaine: {Swan} {Swan}{Swan} the {Swan}goose.\n\n");
        var vocabulary = Vocabulary.Of(Tokenizer.Encode(script.ToString()));
        return new(
            SomeModel.Checkpoint(new ModelOptions { EmbeddingSize = 8 }, vocabulary, 1, scale: 1) with
            {
                TrainingText = TrainingText.Of(vocabulary.Encode(Tokenizer.Encode(script.ToString()))),
            }
        );
    }

    private sealed class Nearly : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) < 1e-4;

        public int GetHashCode(double obj) => 0;
    }
}
