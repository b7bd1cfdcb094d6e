using Microsoft.AspNetCore.Http;

namespace Showrunner.Serving;

/// <summary>Has the texts of a request written, and sends them as a whole or as they come.</summary>
internal sealed class CompletionHandler(HttpContext http, ServedModel model, ServingLimits limits)
{
    private const int MaxRemarked = 4; // prompts
    private const int MaxRemarks = 4; // of each; each compares a word with the whole vocabulary

    public async Task AnswerAsync(WritingRequest request, IResponseFormat format)
    {
        CheckTexts(request);
        request = request with { Options = request.Options with { Seed = request.Options.Seed ?? JsonSeed.New() } };
        var drafts = Begin(request);
        var promptWords = CountPromptWords(drafts.Where((_, i) => i % request.BestOf == 0));
        Warn(request, drafts);
        using var job = model.Scheduler.Add(drafts, request.SlotsEach);
        if (request.Stream)
            await StreamAsync(request, format, job, drafts, promptWords);
        else
            await SendAsync(request, format, job, drafts, promptWords);
    }

    private async Task StreamAsync(WritingRequest request, IResponseFormat format, WritingJob job, ScriptDraft[] drafts, int promptWords)
    {
        ServerSentEvents.Start(http);
        var (offsets, written) = (new int[request.Texts], 0);
        while (await job.Parts.WaitToReadAsync(http.RequestAborted))
        {
            while (job.Parts.TryRead(out var part))
            {
                var shown = Shown(request, part with { Seed = drafts[part.Index].Seed!.Value });
                written += shown.Words.Count(word => !word.IsPrime);
                if (shown.End is null && shown.Words.Count == 0)
                    continue;
                ServerSentEvents.Add(http, format.Event(shown, offsets[part.Index]));
                offsets[part.Index] += CodePoints.In(shown.Text);
            }
            await ServerSentEvents.FlushAsync(http);
        }
        if (request.IncludeUsage)
            ServerSentEvents.Add(http, format.UsageEvent(new(promptWords, written)));
        await ServerSentEvents.EndAsync(http);
    }

    private async Task SendAsync(WritingRequest request, IResponseFormat format, WritingJob job, ScriptDraft[] drafts, int promptWords)
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
            .. chosen.Select((text, index) => Shown(request, new(index, words[text], ends[text]) { Seed = drafts[text].Seed!.Value })),
        ];
        var written = request.IsPromptOnly ? 0 : words.Sum(text => text.Count(word => !word.IsPrime));
        var usage = new Usage(promptWords, written);
        await JsonResponse.WriteAsync(http, format.Whole(answer, usage));
    }

    private void CheckTexts(WritingRequest request)
    {
        var max = Math.Min(WritingRequest.MaxTexts, (limits.MaxConcurrent + limits.MaxQueued) / request.SlotsEach);
        if (request.Texts > max)
            throw ApiException.Bad($"The request asks for {request.Texts} texts; at most {max} can be written for one request.", "n");
    }

    // One draft of each prompt.
    private int CountPromptWords(IEnumerable<ScriptDraft> drafts)
    {
        var sum = 0;
        foreach (var draft in drafts)
        {
            if (draft.GivenWords > limits.MaxPromptWords)
            {
                throw ApiException.Bad(
                    $"The prompt has {draft.GivenWords} words and marks; at most {limits.MaxPromptWords} are read.",
                    "prompt"
                );
            }

            sum += draft.GivenWords;
        }
        return sum;
    }

    // What the client has asked to see of a text.
    private static TextPart Shown(WritingRequest request, TextPart part) =>
        part with
        {
            Words = [.. part.Words.Where(word => word.IsPrime ? request.Echo : !request.IsPromptOnly)],
        };

    private void Warn(WritingRequest request, IEnumerable<ScriptDraft> drafts)
    {
        http.Features.Get<ErrorMiddleware>()?.Log(http.Request, request.Warnings);
        var remarks = drafts.Where((_, i) => i % request.BestOf == 0).Take(MaxRemarked).SelectMany(draft => draft.Remarks(MaxRemarks));
        RequestWarnings.Send(http.Response, request.Warnings.Concat(remarks));
    }

    private ScriptDraft[] Begin(WritingRequest request) =>
        [
            .. request.Primes.SelectMany(prime =>
                model.Writer.BeginSeveral(prime, request.BestOf, request.Options, ranks: request.BestOf > request.N)
            ),
        ];

    private static IEnumerable<int> Best(int[] texts, List<WrittenWord>[] words, int n) =>
        texts.Length == n ? texts : texts.OrderByDescending(text => WrittenWord.TotalGain(words[text])).Take(n);
}
