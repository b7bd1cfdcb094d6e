using Microsoft.AspNetCore.Http;

namespace Showrunner.Serving;

/// <summary>Has the texts of a request written, and sends them as a whole or as they come.</summary>
internal sealed class CompletionHandler(Scheduler scheduler, string model, ServerOptions options)
{
    public async Task AnswerAsync(HttpContext http, WritingRequest request, IResponseFormat form)
    {
        var (drafts, promptWords) = Begin(request);
        using var job = scheduler.Add(drafts, request.Options.Beams ?? 1);
        var envelope = Envelope.New(form.Prefix, model);
        await (request.Stream ? StreamAsync() : SendAsync());

        async Task StreamAsync()
        {
            ServerSentEvents.Start(http);
            var (offsets, written) = (new int[drafts.Length], 0);
            while (await job.Words.WaitToReadAsync(http.RequestAborted))
            {
                while (job.Words.TryRead(out var news))
                {
                    if (news.Word is { IsPrime: false })
                        written++;
                    if (!IsWanted(news, request))
                        continue;
                    var choice = new Choice(news.Index, news.Word is { } word ? [word] : [], offsets[news.Index], news.FinishReason);
                    ServerSentEvents.Add(http, form.Part(envelope, choice, request.Logprobs));
                    offsets[news.Index] += choice.Text.Length;
                }
                await ServerSentEvents.FlushAsync(http);
            }
            if (request.IncludeUsage)
                ServerSentEvents.Add(http, form.Last(envelope, new(promptWords, written)));
            await ServerSentEvents.EndAsync(http);
        }

        async Task SendAsync()
        {
            var words = drafts.Select(_ => new List<WrittenWord>()).ToArray();
            var reasons = new string?[drafts.Length];
            await foreach (var news in job.Words.ReadAllAsync(http.RequestAborted))
            {
                if (news.Word is not null)
                    words[news.Index].Add(news.Word);
                else
                    reasons[news.Index] = news.FinishReason;
            }
            var chosen = Enumerable
                .Range(0, drafts.Length)
                .Chunk(request.BestOf)
                .SelectMany(ofOnePrime => Best(ofOnePrime, words, request.N));
            Choice[] choices =
            [
                .. chosen.Select(
                    (text, index) => new Choice(index, [.. words[text].Where(word => request.Echo || !word.IsPrime)], 0, reasons[text])
                ),
            ];
            await ApiJson.WriteAsync(
                http,
                form.Whole(envelope, choices, request.Logprobs, new(promptWords, words.Sum(text => text.Count(word => !word.IsPrime))))
            );
        }
    }

    private (ScriptDraft[] Drafts, int PromptWords) Begin(WritingRequest request)
    {
        var (texts, most) = (
            request.Primes.Count * request.BestOf,
            Math.Min(CompletionRequest.MostTexts, scheduler.MostTexts / (request.Options.Beams ?? 1))
        );
        if (texts > most)
            throw ApiException.Bad($"{texts} texts are too many for one request; at most {most} are written.", "n");
        var words = 0;
        foreach (var prime in request.Primes)
        {
            var count = Tokenizer.Encode(prime).Count;
            if (count > options.MaxPromptWords)
                throw ApiException.Bad($"The prompt has {count} words and marks; at most {options.MaxPromptWords} are read.", "prompt");
            words += count;
        }
        var seed = request.Options.Seed ?? (ulong)Random.Shared.NextInt64();
        return (
            [
                .. request.Primes.SelectMany(prime =>
                    Enumerable
                        .Range(0, request.BestOf)
                        .Select(i => scheduler.Writer.Begin(prime, request.Options with { Seed = seed + (ulong)i }))
                ),
            ],
            words
        );
    }

    private static bool IsWanted(WordEvent news, WritingRequest request) => news.Word is null || request.Echo || !news.Word.IsPrime;

    // The likeliest on average, as ScriptWriter.WriteBest chooses.
    private static IEnumerable<int> Best(int[] texts, List<WrittenWord>[] words, int n) =>
        texts.Length == n
            ? texts
            : texts
                .OrderByDescending(text =>
                    words[text].Where(word => !word.IsPrime).Select(word => Math.Log(word.Probability!.Value)).DefaultIfEmpty(0).Average()
                )
                .Take(n);
}
