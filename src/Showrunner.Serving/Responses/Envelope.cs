namespace Showrunner.Serving;

/// <summary>What stands in every part of an answer.</summary>
internal sealed record Envelope(string Id, long Created, string Model)
{
    public static Envelope New(string prefix, string model) =>
        new($"{prefix}-{Guid.NewGuid():N}", DateTimeOffset.UtcNow.ToUnixTimeSeconds(), model);
}

/// <summary>Words and marks of an answer.</summary>
internal sealed record Usage(int PromptTokens, int CompletionTokens)
{
    public int TotalTokens => PromptTokens + CompletionTokens;
}

/// <summary>One text of an answer.</summary>
/// <param name="Index">Its place in the answer.</param>
/// <param name="Words">Words of the text, or of this part of it.</param>
/// <param name="Offset">Characters of the text before them.</param>
/// <param name="FinishReason">Why the text ended; null while it goes on.</param>
internal sealed record Choice(int Index, IReadOnlyList<WrittenWord> Words, int Offset, string? FinishReason)
{
    public string Text => string.Concat(Words.Select(word => word.Text));
}
