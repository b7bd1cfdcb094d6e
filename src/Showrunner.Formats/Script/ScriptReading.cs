namespace Showrunner.Formats;

/// <summary>What was understood of a file.</summary>
/// <param name="Document">The script.</param>
/// <param name="Format">The name of the format that it was read as.</param>
/// <param name="Explanation">How it was read, in one sentence: <c>CSV: speaker from 'Character', words from 'Line'.</c></param>
public sealed record ScriptReading(ScriptDocument Document, string Format, string Explanation);
