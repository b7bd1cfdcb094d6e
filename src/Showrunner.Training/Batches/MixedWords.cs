namespace Showrunner.Training;

/// <summary>A text that is mixed into the training text, in words of its vocabulary.</summary>
/// <param name="Words">The text; 0 is the unknown word, which is read and never a target.</param>
/// <param name="Share">The share of the words of an epoch that are of it.</param>
internal sealed record MixedWords(int[] Words, double Share)
{
    /// <summary>How many of its words an epoch reads beside a training text of a number of words; at least one.</summary>
    public int InEpoch(int words) => (int)Math.Max(1, Math.Round(words * Share / (1 - Share)));
}
