namespace Showrunner.Formats;

/// <summary>What a person says about a file, where Showrunner would guess.</summary>
public sealed record ReadingOptions
{
    /// <summary>The name of the format; null recognises it by its content and its extension.</summary>
    public string? Format { get; init; }

    /// <summary>
    /// The columns or fields of a table, by name: <c>speaker</c>, <c>words</c> and <c>scene</c>. What is not named is guessed.
    /// </summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether speeches that a table marks as deleted, and deleted and struck-out text of Word documents, are read, too.</summary>
    public bool Deleted { get; init; }
}
