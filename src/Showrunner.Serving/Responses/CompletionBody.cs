using System.Text.Json.Serialization;

namespace Showrunner.Serving;

/// <summary>The JSON of <c>/v1/completions</c>.</summary>
internal sealed record CompletionBody(
    string Id,
    string Object,
    long Created,
    string Model,
    CompletionChoice[] Choices,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Usage? Usage
);

internal sealed record CompletionChoice(string Text, int Index, CompletionLogprobs? Logprobs, string? FinishReason, ulong Seed);

internal sealed record CompletionLogprobs(
    string[] Tokens,
    double?[] TokenLogprobs,
    Dictionary<string, double>?[] TopLogprobs,
    IReadOnlyList<int> TextOffset
);
