using Showrunner.Serving;

namespace Showrunner.Studio;

/// <summary>How likely each word of a line is, and what the model would rather have written.</summary>
internal static class LineProbabilities
{
    private const int Context = 500; // words before the line; each is scored, so no more than count
    private const int Others = 5;

    public static async Task<ProbabilitiesBody> Of(ServedModel model, ProbabilitiesRequestBody request, CancellationToken cancellationToken)
    {
        var line = SceneLines.Of(request.Line);
        var prime = Prime.Of(model.Writer.Model, request.Before, Context) + line;
        var begin = prime.Length - (request.Line.Kind == LineKind.Speech ? request.Line.Text.Length : line.Length);
        var words = new List<LineWordBody>();
        foreach (var (word, end) in await GivenWords.Score(model, prime, Others, cancellationToken))
        {
            var start = Math.Max(begin, end - word.Text.TrimStart().Length);
            if (end <= begin || word.Probability is not { } probability)
                continue;
            words.Add(
                new(
                    prime[start..end],
                    probability,
                    start - begin,
                    end - begin,
                    [.. word.Alternatives.Select(other => new WordChanceBody(other.Text.Trim(), other.Probability))]
                )
            );
        }
        return new(words);
    }
}
