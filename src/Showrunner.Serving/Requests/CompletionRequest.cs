using System.Text.Json;

namespace Showrunner.Serving;

/// <summary>Reads what <c>/v1/completions</c> takes.</summary>
internal static class CompletionRequest
{
    public static WritingRequest Parse(JsonElement body, ServingLimits limits)
    {
        var fields = new Fields(body);
        var primes = fields.Texts("prompt", WritingRequest.MaxTexts, int.MaxValue) ?? [""];
        if (primes.Count == 0)
            throw ApiException.Bad("prompt is empty. Give a text, or leave it out.", "prompt");
        var n = fields.Whole("n", 1, WritingRequest.MaxTexts) ?? 1;
        var bestOf = fields.Whole("best_of", 1, WritingRequest.MaxTexts) ?? n;
        var (stream, includeUsage) = WritingFields.Stream(fields);
        if (bestOf < n)
        {
            throw ApiException.Bad(
                $"best_of ({bestOf}) and n ({n}) contradict each other: n texts cannot be chosen from fewer.",
                "best_of"
            );
        }

        if (stream && bestOf > n)
            throw ApiException.Bad("stream and best_of contradict each other: the best is known only at the end.", "best_of");
        var logprobs = fields.Whole("logprobs", 0, 20);
        var options = WritingFields.Read(fields, limits) with
        {
            Probabilities = logprobs is not null || bestOf > n,
            Alternatives = logprobs ?? 0,
        };
        var request = new WritingRequest
        {
            Model = fields.Text("model", 1_000),
            Primes = primes,
            N = n,
            BestOf = bestOf,
            Stream = stream,
            IncludeUsage = includeUsage,
            Options = options,
            Echo = fields.Flag("echo") ?? false,
            Logprobs = logprobs is not null,
        };
        WritingFields.RefuseOthers(fields);
        return request;
    }
}
