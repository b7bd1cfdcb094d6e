using System.Text.Json;

namespace Showrunner.Serving;

/// <summary>Reads what <c>/v1/completions</c> takes.</summary>
internal static class CompletionRequest
{
    public const int MostTexts = 128;

    public static WritingRequest Parse(JsonElement body, string model, ServerOptions server)
    {
        var fields = new Fields(body);
        var primes = fields.Texts("prompt", MostTexts, int.MaxValue) ?? [""];
        if (primes.Count == 0)
            throw ApiException.Bad("prompt is empty. Give a text, or leave it out.", "prompt");
        var n = fields.Whole("n", 1, MostTexts) ?? 1;
        var bestOf = fields.Whole("best_of", 1, MostTexts) ?? n;
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
        var options = WritingFields.Read(fields, server) with
        {
            Probabilities = logprobs is not null || bestOf > n,
            Alternatives = logprobs ?? 0,
        };
        var request = new WritingRequest
        {
            Primes = primes,
            N = n,
            BestOf = bestOf,
            Stream = stream,
            IncludeUsage = includeUsage,
            Options = options,
            Echo = fields.Flag("echo") ?? false,
            Logprobs = logprobs is not null,
        };
        WritingFields.Finish(fields, model);
        return request;
    }
}
