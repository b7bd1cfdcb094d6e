namespace Serving.Tests;

/// <summary>Requests only queue drafts: prompts are read in the steps that all texts share.</summary>
public sealed class PromptTests : IAsyncLifetime
{
    private const int PromptWords = 300;
    private const int Words = 20;

    private static readonly string Prompt = string.Concat(Enumerable.Repeat("goose ", PromptWords));

    private Served _served = null!;

    public async ValueTask InitializeAsync() => _served = await Served.StartAsync();

    public ValueTask DisposeAsync() => _served.DisposeAsync();

    [Theory]
    [InlineData("", 0)]
    [InlineData(",\"num_beams\":2", 0)]
    [InlineData(",\"penalty_alpha\":0.6", 1)] // contrastive search looks a step ahead
    public async Task LongPromptIsReadOneWordAStep(string fields, int more)
    {
        await _served.WriteAsync($$"""{"prompt":"{{Prompt}}","max_tokens":{{Words}},"candidates":1,"seed":1{{fields}}}""");

        Assert.Equal(PromptWords, await _served.MetricAsync("prompt_words_total"));
        Assert.Equal(1 + PromptWords + Words + more, await _served.MetricAsync("steps_total"));
    }

    [Fact]
    public async Task OthersAreWrittenWhileALongPromptIsRead()
    {
        var events = await _served.StreamAsync(
            "v1/completions",
            $$"""{"prompt":["{{Prompt}}","jerry:"],"max_tokens":{{Words}},"candidates":1,"seed":1,"stream":true}"""
        );

        var indices = events.Select(part => part.GetProperty("choices")[0].GetProperty("index").GetInt32()).ToArray();
        Assert.Equal([.. Enumerable.Repeat(1, Words + 1), .. Enumerable.Repeat(0, Words + 1)], indices);
        Assert.Equal(1 + PromptWords + Words, await _served.MetricAsync("steps_total"));
    }

    [Fact]
    public async Task RefusedPromptIsNotRead()
    {
        using var response = await _served.SendAsync("v1/completions", $$"""{"prompt":"{{Prompt}}","cast":["newman"]}""");

        Assert.False(response.IsSuccessStatusCode);
        Assert.Equal(0, await _served.MetricAsync("steps_total"));
    }
}
