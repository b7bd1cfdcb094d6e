using System.Text;
using System.Text.Json.Serialization;

namespace Showrunner.Serving;

/// <summary>Answers of <c>/v1/chat/completions</c>.</summary>
internal sealed class ChatFormat : IResponseFormat
{
    public string Prefix => "chatcmpl";

    public object Whole(Envelope envelope, IReadOnlyList<Choice> choices, bool logprobs, Usage usage) =>
        Chat(
            envelope,
            "chat.completion",
            [
                .. choices.Select(choice => new ChatChoice(
                    choice.Index,
                    new("assistant", choice.Text),
                    null,
                    Logprobs(choice, logprobs),
                    choice.FinishReason
                )),
            ],
            usage
        );

    public object Part(Envelope envelope, Choice choice, bool logprobs) =>
        Chat(
            envelope,
            "chat.completion.chunk",
            [
                new(
                    choice.Index,
                    null,
                    new(choice.Offset == 0 ? "assistant" : null, choice.Text),
                    Logprobs(choice, logprobs),
                    choice.FinishReason
                ),
            ],
            null
        );

    public object Last(Envelope envelope, Usage usage) => Chat(envelope, "chat.completion.chunk", [], usage);

    private static ChatBody Chat(Envelope envelope, string kind, ChatChoice[] choices, Usage? usage) =>
        new(envelope.Id, kind, envelope.Created, envelope.Model, choices, usage);

    private static ChatLogprobs? Logprobs(Choice choice, bool wanted) =>
        wanted
            ? new([
                .. choice.Words.Select(word => new ChatToken(
                    word.Text,
                    LogProbability.Log(word.Probability),
                    Encoding.UTF8.GetBytes(word.Text).Select(b => (int)b),
                    [
                        .. LogProbability
                            .Of(word)
                            .Select(other => new ChatToken(
                                other.Text,
                                other.Log,
                                Encoding.UTF8.GetBytes(other.Text).Select(b => (int)b),
                                null
                            )),
                    ]
                )),
            ])
            : null;
}

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
    string? FinishReason
);

internal sealed record ChatMessage([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Role, string Content);

internal sealed record ChatLogprobs(ChatToken[] Content);

internal sealed record ChatToken(
    [property: JsonPropertyName("token")] string Text,
    double? Logprob,
    IEnumerable<int> Bytes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ChatToken[]? TopLogprobs
);
