namespace Showrunner;

/// <summary>One word or mark of a text.</summary>
/// <param name="Word">As the vocabulary has it.</param>
/// <param name="Text">What it adds to the text: itself, with a space before it where one belongs.</param>
/// <param name="IsPrime">Whether it was given, not drawn.</param>
public sealed record WrittenWord(string Word, string Text, bool IsPrime)
{
    /// <summary>Its probability by the model alone, before any control, over the full vocabulary. Null if it was not asked for, and for the prime.</summary>
    public double? Probability { get; init; }

    /// <summary>The likeliest words of its place by the model alone, the likeliest first, as many as <see cref="WritingOptions.Alternatives"/> asks for.</summary>
    public IReadOnlyList<WordProbability> Alternatives { get; init; } = [];
}

/// <summary>How likely a word is.</summary>
/// <param name="Word">As the vocabulary has it.</param>
/// <param name="Probability">Over the full vocabulary.</param>
public sealed record WordProbability(string Word, double Probability);
