using Microsoft.AspNetCore.Http;

namespace Showrunner.Serving;

/// <summary>Has the texts of a request written, and sends them as a whole or as they come.</summary>
internal sealed class CompletionHandler(HttpContext http, ServedModel model, ServingLimits limits)
{
    public async Task AnswerAsync(WritingRequest request, IResponseFormat format)
    {
        CheckTexts(request);
        var promptWords = CountPromptWords(request);
        var drafts = Begin(request);
        using var job = model.Scheduler.Add(drafts, request.SlotsEach);
        if (request.Stream)
            await StreamAsync(request, format, job, promptWords);
        else
            await SendAsync(request, format, job, promptWords);
    }

    private async Task StreamAsync(WritingRequest request, IResponseFormat format, WritingJob job, int promptWords)
    {
        ServerSentEvents.Start(http);
        var (offsets, written) = (new int[request.Texts], 0);
        while (await job.Parts.WaitToReadAsync(http.RequestAborted))
        {
            while (job.Parts.TryRead(out var part))
            {
                written += part.Words.Count(word => !word.IsPrime);
                if (part.End is null && !request.Echo && part.Words.All(word => word.IsPrime))
                    continue;
                ServerSentEvents.Add(http, format.Event(part, offsets[part.Index]));
                offsets[part.Index] += part.Text.Length;
            }
            await ServerSentEvents.FlushAsync(http);
        }
        if (request.IncludeUsage)
            ServerSentEvents.Add(http, format.UsageEvent(new(promptWords, written)));
        await ServerSentEvents.EndAsync(http);
    }

    private async Task SendAsync(WritingRequest request, IResponseFormat format, WritingJob job, int promptWords)
    {
        var words = Enumerable.Range(0, request.Texts).Select(_ => new List<WrittenWord>()).ToArray();
        var ends = new TextEnd?[request.Texts];
        await foreach (var part in job.Parts.ReadAllAsync(http.RequestAborted))
        {
            words[part.Index].AddRange(part.Words);
            ends[part.Index] = part.End;
        }
        var chosen = Enumerable.Range(0, request.Texts).Chunk(request.BestOf).SelectMany(texts => Best(texts, words, request.N));
        TextPart[] answer =
        [
            .. chosen.Select(
                (text, index) => new TextPart(index, [.. words[text].Where(word => request.Echo || !word.IsPrime)], ends[text])
            ),
        ];
        var usage = new Usage(promptWords, words.Sum(text => text.Count(word => !word.IsPrime)));
        await JsonResponse.WriteAsync(http, format.Whole(answer, usage));
    }

    private void CheckTexts(WritingRequest request)
    {
        var max = Math.Min(WritingRequest.MaxTexts, (limits.MaxConcurrent + limits.MaxQueued) / request.SlotsEach);
        if (request.Texts > max)
            throw ApiException.Bad($"The request asks for {request.Texts} texts; at most {max} can be written for one request.", "n");
    }

    private int CountPromptWords(WritingRequest request)
    {
        var sum = 0;
        foreach (var prime in request.Primes)
        {
            var count = Tokenizer.Encode(prime).Count;
            if (count > limits.MaxPromptWords)
                throw ApiException.Bad($"The prompt has {count} words and marks; at most {limits.MaxPromptWords} are read.", "prompt");
            sum += count;
        }
        return sum;
    }

    private ScriptDraft[] Begin(WritingRequest request) =>
        [.. request.Primes.SelectMany(prime => model.Writer.BeginSeveral(prime, request.BestOf, request.Options, ranks: request.BestOf > request.N))];

    private static IEnumerable<int> Best(int[] texts, List<WrittenWord>[] words, int n) =>
        texts.Length == n ? texts : texts.OrderByDescending(text => WrittenWord.TotalGain(words[text])).Take(n);
}
