namespace Showrunner.Formats;

/// <summary>What was understood of a file.</summary>
/// <param name="Document">The script.</param>
/// <param name="Format">The <see cref="ScriptFormat.Name"/> of the format that it was read as.</param>
/// <param name="Explanation">How it was read, in one sentence: <c>CSV: speaker from 'Character', words from 'Line'.</c></param>
/// <param name="Notices">What was mended in its bytes, such as another encoding, a sentence each.</param>
public sealed record ScriptReading(ScriptDocument Document, string Format, string Explanation, IReadOnlyList<string> Notices);
