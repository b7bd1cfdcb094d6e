using System.Text.Json.Serialization;

namespace Showrunner.Serving;

/// <summary>Answers of <c>/v1/completions</c>.</summary>
internal sealed class CompletionFormat : IResponseFormat
{
    public string Prefix => "cmpl";

    public object Whole(Envelope envelope, IReadOnlyList<Choice> choices, bool logprobs, Usage usage) =>
        Completion(envelope, [.. choices.Select(choice => Of(choice, logprobs))], usage);

    public object Part(Envelope envelope, Choice choice, bool logprobs) => Completion(envelope, [Of(choice, logprobs)], null);

    public object Last(Envelope envelope, Usage usage) => Completion(envelope, [], usage);

    private static CompletionBody Completion(Envelope envelope, CompletionChoice[] choices, Usage? usage) =>
        new(envelope.Id, "text_completion", envelope.Created, envelope.Model, choices, usage);

    private static CompletionChoice Of(Choice choice, bool logprobs) =>
        new(choice.Text, choice.Index, logprobs ? Logprobs(choice) : null, choice.FinishReason);

    private static CompletionLogprobs Logprobs(Choice choice)
    {
        var (offsets, at) = (new List<int>(), choice.Offset);
        foreach (var word in choice.Words)
        {
            offsets.Add(at);
            at += word.Text.Length;
        }
        return new(
            [.. choice.Words.Select(word => word.Text)],
            [.. choice.Words.Select(word => LogProbability.Log(word.Probability))],
            [
                .. choice.Words.Select(word =>
                    word.Probability is null ? null : LogProbability.Of(word).ToDictionary(other => other.Text, other => other.Log)
                ),
            ],
            offsets
        );
    }
}

internal sealed record CompletionBody(
    string Id,
    string Object,
    long Created,
    string Model,
    CompletionChoice[] Choices,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Usage? Usage
);

internal sealed record CompletionChoice(string Text, int Index, CompletionLogprobs? Logprobs, string? FinishReason);

internal sealed record CompletionLogprobs(
    string[] Tokens,
    double?[] TokenLogprobs,
    Dictionary<string, double>?[] TopLogprobs,
    IReadOnlyList<int> TextOffset
);
