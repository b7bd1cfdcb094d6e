namespace Showrunner.Formats;

/// <summary>What a reader understood of a file.</summary>
/// <param name="Document">The script.</param>
/// <param name="Kind">What the file is, as the explanation begins: <c>Plain text</c>.</param>
/// <param name="Notes">What the reader had to decide.</param>
/// <param name="Table">The columns of a table; null for what is none.</param>
internal sealed record Understanding(ScriptDocument Document, string Kind, ReadingNotes Notes, TableReading? Table = null);
