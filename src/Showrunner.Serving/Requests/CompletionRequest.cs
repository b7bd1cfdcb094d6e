using System.Text.Json;

namespace Showrunner.Serving;

/// <summary>Reads requests to <c>/v1/completions</c>.</summary>
internal static class CompletionRequest
{
    public static WritingRequest Parse(JsonElement body, ServingLimits limits)
    {
        var fields = new Fields(body);
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
        var request = new WritingRequest
        {
            Model = fields.Find("model")?.Text(WritingRequest.MaxModelName),
            Primes = primes,
            N = n,
            BestOf = bestOf,
            Stream = stream,
            IncludeUsage = includeUsage,
            Echo = fields.Find("echo")?.Flag() ?? false,
            Logprobs = logprobs is not null,
            Options = WritingFields.Read(fields, limits) with
            {
                Probabilities = logprobs is not null,
                Alternatives = logprobs ?? 0,
            },
        };
        WritingFields.RefuseOthers(fields);
        return request;
    }
}
