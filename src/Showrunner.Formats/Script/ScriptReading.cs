namespace Showrunner.Formats;

/// <summary>What was understood of a file.</summary>
/// <param name="Document">The script.</param>
/// <param name="Format">The <see cref="ScriptFormat.Name"/> of the format that it was read as.</param>
/// <param name="Explanation">How it was read, in one sentence: <c>CSV: speaker from 'Character', words from 'Line'.</c></param>
/// <param name="Notices">What was mended in its bytes, such as another encoding, a sentence each.</param>
public sealed record ScriptReading(ScriptDocument Document, string Format, ReadingExplanation Explanation, IReadOnlyList<string> Notices)
{
    /// <summary>Whether a plain text is in Showrunner's own form, so that it is learnt as it stands.</summary>
    public bool IsOwnForm { get; internal init; }

    /// <summary>The columns of a table of rows; null for other files, and for JSON.</summary>
    public TableReading? Table { get; internal init; }

    /// <summary>
    /// What a model learns: the document's text, or the file's own, with its blank lines, where that is in Showrunner's form already.
    /// </summary>
    public string Text
    {
        get => field ?? Document.ToText();
        internal init;
    }
}
