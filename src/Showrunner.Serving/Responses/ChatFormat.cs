using System.Text;
using System.Text.Json;

namespace Showrunner.Serving;

/// <summary>Answers of <c>/v1/chat/completions</c>.</summary>
internal sealed class ChatFormat(Envelope envelope, bool logprobs) : IResponseFormat
{
    public byte[] Whole(IReadOnlyList<TextPart> texts, Usage usage) =>
        Json("chat.completion", [.. texts.Select(text => Choice(text, message: new("assistant", text.Text)))], usage);

    public byte[] Event(TextPart part, int offset) =>
        Json("chat.completion.chunk", [Choice(part, delta: new(offset == 0 ? "assistant" : null, part.Text))], null);

    public byte[] UsageEvent(Usage usage) => Json("chat.completion.chunk", [], usage);

    private byte[] Json(string kind, ChatChoice[] choices, Usage? usage) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new(envelope.Id, kind, envelope.Created, envelope.Model, choices, usage),
            ResponseJson.Api.ChatBody
        );

    private ChatChoice Choice(TextPart part, ChatMessage? message = null, ChatMessage? delta = null) =>
        new(part.Index, message, delta, logprobs ? new([.. part.Words.Select(Token)]) : null, FinishReason.Of(part.End), part.Seed);

    private static ChatToken Token(WrittenWord word) =>
        new(
            word.Text,
            LogProbability.Of(word.Probability),
            Bytes(word.Text),
            word.Alternatives.Count == 0
                ? []
                : [.. LogProbability.Alternatives(word).Select(other => new ChatToken(other.Text, other.Log, Bytes(other.Text), null))]
        );

    private static IEnumerable<int> Bytes(string text) => Encoding.UTF8.GetBytes(text).Select(b => (int)b);
}
