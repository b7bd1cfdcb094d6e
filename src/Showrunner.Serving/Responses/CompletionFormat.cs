using System.Text.Json;

namespace Showrunner.Serving;

/// <summary>Answers of <c>/v1/completions</c>.</summary>
internal sealed class CompletionFormat(Envelope envelope, bool logprobs) : IResponseFormat
{
    public byte[] Whole(IReadOnlyList<TextPart> texts, Usage usage) => Json([.. texts.Select(text => Choice(text, offset: 0))], usage);

    public byte[] Event(TextPart part, int offset) => Json([Choice(part, offset)], null);

    public byte[] UsageEvent(Usage usage) => Json([], usage);

    private byte[] Json(CompletionChoice[] choices, Usage? usage) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new(envelope.Id, "text_completion", envelope.Created, envelope.Model, choices, usage),
            ResponseJson.Api.CompletionBody
        );

    private CompletionChoice Choice(TextPart part, int offset) =>
        new(part.Text, part.Index, logprobs ? Logprobs(part.Words, offset) : null, FinishReason.Of(part.End), part.Seed);

    private static CompletionLogprobs Logprobs(IReadOnlyList<WrittenWord> words, int offset)
    {
        var offsets = new List<int>();
        foreach (var word in words)
        {
            offsets.Add(offset);
            offset += CodePoints.In(word.Text);
        }
        return new(
            [.. words.Select(word => word.Text)],
            [.. words.Select(word => LogProbability.Of(word.Probability))],
            [
                .. words.Select(word =>
                    word.Probability is null
                        ? null
                        : LogProbability.Alternatives(word).ToDictionary(other => other.Text, other => other.Log)
                ),
            ],
            offsets
        );
    }
}
