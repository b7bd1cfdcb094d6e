using System.Text.Json.Serialization;

namespace Showrunner.Serving;

/// <summary>The JSON of <c>/v1/chat/completions</c>.</summary>
internal sealed record ChatBody(
    string Id,
    string Object,
    long Created,
    string Model,
    ChatChoice[] Choices,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Usage? Usage
);

internal sealed record ChatChoice(
    int Index,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ChatMessage? Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ChatMessage? Delta,
    ChatLogprobs? Logprobs,
    string? FinishReason,
    ulong Seed
);

internal sealed record ChatMessage([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Role, string Content);

internal sealed record ChatLogprobs(ChatToken[] Content);

internal sealed record ChatToken(
    [property: JsonPropertyName("token")] string Text,
    double? Logprob,
    IEnumerable<int> Bytes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ChatToken[]? TopLogprobs
);
