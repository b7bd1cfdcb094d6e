using Showrunner.Serving;

namespace Showrunner.Studio;

/// <summary>How likely a model finds words that are given.</summary>
internal static class GivenWords
{
    /// <summary>The words of a text, each with its probability and where it ends in the text; the first has no probability.</summary>
    public static async Task<IReadOnlyList<(WrittenWord Word, int End)>> Score(
        ServedModel model,
        string text,
        int alternatives,
        CancellationToken cancellationToken
    )
    {
        var options = new WritingOptions
        {
            Words = 1, // which is not looked at
            Probabilities = true,
            PrimeProbabilities = true,
            Alternatives = alternatives,
        };
        var (words, end) = (new List<(WrittenWord, int)>(), 0);
        using var job = model.Scheduler.Add(model.Writer.BeginSeveral(text, 1, options), slotsEach: 1);
        await foreach (var part in job.Parts.ReadAllAsync(cancellationToken))
        {
            foreach (var word in part.Words.Where(word => word.IsPrime))
                words.Add((word, end += word.Text.Length));
        }
        return words;
    }
}
