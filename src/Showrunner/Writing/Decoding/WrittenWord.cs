namespace Showrunner;

/// <summary>One word or mark of a text.</summary>
/// <param name="Word">As the vocabulary has it.</param>
/// <param name="Text">
/// What it adds to the text: itself, with a space before it where one belongs. A word of the prime has what was typed for it.
/// </param>
/// <param name="IsPrime">Whether it was given, and not chosen.</param>
public sealed record WrittenWord(string Word, string Text, bool IsPrime)
{
    /// <summary>
    /// Its probability by the model alone, before any control, over the full vocabulary. Null for words of the prime unless
    /// <see cref="WritingOptions.PrimeProbabilities"/> asks for them, and where <see cref="WritingOptions.Probabilities"/> is off.
    /// </summary>
    public double? Probability { get; init; }

    /// <summary>
    /// The words that the model alone finds likeliest in its place, likeliest first: <see cref="WritingOptions.Alternatives"/> of them.
    /// </summary>
    public IReadOnlyList<WordProbability> Alternatives { get; init; } = [];

    /// <summary>
    /// How likely <paramref name="words"/> are on average: the mean of ln p over those that have a probability; 0 if none has one.
    /// </summary>
    public static double MeanLogProbability(IEnumerable<WrittenWord> words) =>
        words.Where(word => word.Probability is not null).Select(word => Math.Log(word.Probability!.Value)).DefaultIfEmpty(0).Average();
}

/// <summary>How likely a word is.</summary>
/// <param name="Word">As the vocabulary has it.</param>
/// <param name="Text">What it would add to the text: itself, with a space before it where one belongs.</param>
/// <param name="Probability">Over the full vocabulary.</param>
public sealed record WordProbability(string Word, string Text, double Probability);
