namespace Showrunner.Serving;

/// <summary>Probabilities as logarithms, which JSON can hold even where a probability is too small to tell from 0.</summary>
internal static class LogProbability
{
    private const double Min = -9999; // OpenAI's number for what is next to impossible

    public static double? Of(double? probability) => probability is { } p ? Math.Max(Math.Log(p), Min) : null;

    /// <summary>
    /// The likeliest texts in the place of <paramref name="word"/> with ln p, and its own if it is not among them; of two that read the
    /// same, the likelier. None where it has no probability.
    /// </summary>
    public static IEnumerable<(string Text, double Log)> Alternatives(WrittenWord word)
    {
        if (word.Probability is null)
            return [];
        var own = (word.Text, Log: Of(word.Probability)!.Value);
        return word
            .Alternatives.Select(other => other.Word == word.Word ? own : (other.Text, Log: Of(other.Probability)!.Value))
            .Append(own)
            .DistinctBy(other => other.Text);
    }
}
