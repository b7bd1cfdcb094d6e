namespace Showrunner.Serving;

/// <summary>Probabilities as logarithms, which JSON can hold even where a probability is too small to tell from 0.</summary>
internal static class LogProbability
{
    private const double Least = -9999; // OpenAI's number for what is next to impossible

    public static double? Log(double? probability) => probability is { } p ? Math.Max(Math.Log(p), Least) : null;

    /// <summary>The likeliest words of a word's place as text, each with its ln p; of marks that read alike the likelier.</summary>
    public static IEnumerable<(string Text, double Log)> Of(WrittenWord word) =>
        word.Alternatives.Select(other => (Tokenizer.Decode([other.Word]), Log(other.Probability)!.Value)).DistinctBy(other => other.Item1);
}
