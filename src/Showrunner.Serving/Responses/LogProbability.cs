namespace Showrunner.Serving;

/// <summary>Probabilities as logarithms, which JSON can hold even where a probability is too small to tell from 0.</summary>
internal static class LogProbability
{
    private const double Min = -9999; // OpenAI's number for what is next to impossible

    public static double? Of(double? probability) => probability is { } p ? Math.Max(Math.Log(p), Min) : null;

    /// <summary>The likeliest words in the place of <paramref name="word"/> with ln p; of two that read the same, the likelier.</summary>
    public static IEnumerable<(string Text, double Log)> Alternatives(WrittenWord word) =>
        word
            .Alternatives.Select(other => (Text: Tokenizer.Decode([other.Word]), Of(other.Probability)!.Value))
            .DistinctBy(other => other.Text);
}
