using System.Text.Json;

namespace Showrunner.Serving;

/// <summary>Reads requests to <c>/v1/completions</c>.</summary>
internal static class CompletionRequest
{
    public static WritingRequest Parse(JsonElement body, ServingLimits limits, Func<string?, ServedModel> find)
    {
        var fields = new Fields(body, new RequestWarnings(limits.Strict));
        var name = fields.Find("model")?.Text(WritingRequest.MaxModelName);
        var primes = fields.Find("prompt")?.Texts(WritingRequest.MaxTexts, int.MaxValue) ?? [""];
        if (primes.Count == 0)
            throw ApiException.Bad("prompt is empty. Give a text, or leave it out.", "prompt");
        var n = fields.Find("n")?.Whole(1, WritingRequest.MaxTexts) ?? 1;
        var bestOf = fields.Find("best_of")?.Whole(1, WritingRequest.MaxTexts) ?? n;
        var (stream, includeUsage) = StreamFields.Read(fields);
        if (bestOf < n)
        {
            throw ApiException.Bad(
                $"best_of ({bestOf}) and n ({n}) contradict each other: n texts cannot be chosen from fewer.",
                "best_of"
            );
        }

        if (stream && bestOf > n)
            throw ApiException.Bad("stream and best_of contradict each other: the best is known only at the end.", "best_of");
        var logprobs = fields.Find("logprobs")?.Whole(0, 20);
        var echo = fields.Find("echo")?.Flag() ?? false;
        var isPromptOnly = echo && fields.Find("max_tokens")?.Value is { ValueKind: JsonValueKind.Number } max && max.GetDouble() == 0;
        var model = find(name);
        var options = WritingFields.Read(fields, limits, WritingOptions.For(model.Writer.Model), isPromptOnly) with
        {
            Probabilities = logprobs is not null,
            PrimeProbabilities = echo && logprobs is not null,
            Alternatives = logprobs ?? 0,
        };
        WritingFields.IgnoreOthers(fields);
        return new()
        {
            Model = model,
            Primes = primes,
            N = n,
            BestOf = bestOf,
            Stream = stream,
            IncludeUsage = includeUsage,
            Echo = echo,
            Logprobs = logprobs is not null,
            IsPromptOnly = isPromptOnly,
            Warnings = fields.Warnings.All,
            Options = isPromptOnly ? options with { Words = 1 } : options,
        };
    }
}
