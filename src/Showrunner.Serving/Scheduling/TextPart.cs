namespace Showrunner.Serving;

/// <summary>Words of one text of a job, or its end.</summary>
/// <param name="Index">Which text of the job.</param>
/// <param name="Words">What is new.</param>
/// <param name="End">Why the text ended; null while it goes on.</param>
internal sealed record TextPart(int Index, IReadOnlyList<WrittenWord> Words, TextEnd? End)
{
    /// <summary>The seed that writes the text.</summary>
    public ulong Seed { get; init; }

    public string Text => string.Concat(Words.Select(word => word.Text));
}
