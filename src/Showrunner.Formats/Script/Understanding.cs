namespace Showrunner.Formats;

/// <summary>What a reader understood of a file.</summary>
/// <param name="Document">The script.</param>
/// <param name="Kind">What the file is, as the explanation begins: <c>Plain text</c>.</param>
/// <param name="Notes">What the reader had to decide.</param>
internal sealed record Understanding(ScriptDocument Document, string Kind, ReadingNotes Notes);
