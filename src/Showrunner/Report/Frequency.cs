namespace Showrunner;

/// <summary>The simplest model of all: every word by how often the training text has it.</summary>
internal static class Frequency
{
    /// <summary>Its perplexity on the words of a text that the vocabulary has; NaN where there is none.</summary>
    public static double Perplexity(Vocabulary vocabulary, Corpus text)
    {
        var counts = vocabulary.Counts;
        var total = Math.Log(counts.Sum(count => (double)count));
        return Math.Exp(
            vocabulary
                .Encode(text.Tokens)
                .Skip(1)
                .Where(id => id != 0)
                .Select(id => total - Math.Log(Math.Max(1, counts[id])))
                .DefaultIfEmpty(double.NaN)
                .Average()
        );
    }
}
