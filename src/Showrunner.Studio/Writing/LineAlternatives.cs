using System.Runtime.CompilerServices;
using Showrunner.Serving;
using ApiException = Tunewright.Dashboard.ApiException;

namespace Showrunner.Studio;

/// <summary>
/// Versions of one line, each as soon as it is written. They are ranked as <c>write --redo</c> ranks them, by how well they fit the scene;
/// where lines come after, also by how likely those make the next of them.
/// </summary>
internal static class LineAlternatives
{
    private const int MaxCount = 16;
    private const int FitContext = 150; // words before the line that count for what comes after

    public static async IAsyncEnumerable<AlternativeBody> Write(
        ServedModel model,
        AlternativesRequestBody request,
        WritingOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (request.Count is < 1 or > MaxCount)
            throw ApiException.Bad($"The number of alternatives is {request.Count}; it must be 1 to {MaxCount}.");
        var given = Given(request);
        var prime = Prime.Of(model.Writer.Model, request.Before, WritingOrder.Context) + given;
        var drafts = model.Writer.BeginSeveral(prime, request.Count, options, ranks: true);
        var texts = drafts.Select(_ => (Text: new GrowingText(model.Writer.Model.Show.Spelling), Words: new List<WrittenWord>())).ToArray();
        using var job = model.Scheduler.Add(drafts, Scheduler.SlotsOf(options));
        await foreach (var part in job.Parts.ReadAllAsync(cancellationToken))
        {
            var (text, words) = texts[part.Index];
            foreach (var word in part.Words)
            {
                text.Add(word);
                words.Add(word);
            }
            if (part.End is null)
                continue;
            var line = Line(part.Index, given, text, WrittenWord.TotalGain(words));
            yield return request.After is [var next, ..]
                ? line with
                {
                    Score = line.Score + await Fit(model, request.Before, line, next, cancellationToken),
                }
                : line;
        }
    }

    // How the line begins, which the model goes on with.
    private static string Given(AlternativesRequestBody request)
    {
        var prefix = request.Prefix?.Trim() ?? "";
        return (request.Speaker, prefix) switch
        {
            (null, _) => prefix,
            ({ } speaker, "") => speaker + ":",
            ({ } speaker, _) => $"{speaker}: {prefix}",
        };
    }

    private static AlternativeBody Line(int index, string given, GrowingText text, double score)
    {
        var written = text.Rest;
        var (kind, speaker, words) = SceneLines.Parse(given + written);
        return new(index, kind, words, score, speaker);
    }

    /// <summary>ln p of the line that comes after, in nats.</summary>
    private static async Task<double> Fit(
        ServedModel model,
        IReadOnlyList<LineBody> before,
        AlternativeBody line,
        LineBody next,
        CancellationToken cancellationToken
    )
    {
        var written = new LineBody("", line.Kind, line.Text, Author.Model, Locked: false, line.Speaker);
        var prime = Prime.Of(model.Writer.Model, [.. before, written], FitContext);
        var words = await GivenWords.Score(model, prime + SceneLines.Of(next), alternatives: 0, cancellationToken);
        return words.Where(word => word.End > prime.Length).Sum(word => Math.Log(Math.Max(word.Word.Probability ?? 1, double.Epsilon)));
    }
}
