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
    /// How much better the word fits the scene than its speaker, in nats: ln p in the scene less <see cref="WritingOptions.Lambda"/> times
    /// ln p where nothing but the line came before. Null for given words and names, and where lines are not chosen.
    /// </summary>
    public double? Gain { get; init; }

    /// <summary>How well <paramref name="words"/> fit their scene: the sum of their <see cref="Gain"/>; 0 if none has one.</summary>
    public static double TotalGain(IEnumerable<WrittenWord> words) => words.Sum(word => word.Gain ?? 0);
}

/// <summary>How likely a word is.</summary>
/// <param name="Word">As the vocabulary has it.</param>
/// <param name="Text">What it would add to the text: itself, with a space before it where one belongs.</param>
/// <param name="Probability">Over the full vocabulary.</param>
public sealed record WordProbability(string Word, string Text, double Probability);
