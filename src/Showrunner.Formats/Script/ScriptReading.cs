namespace Showrunner.Formats;

/// <summary>What was understood of a file.</summary>
/// <param name="Document">The script.</param>
/// <param name="Format">The name of the format that it was read as.</param>
/// <param name="Explanation">How it was read, in one sentence: <c>CSV: speaker from 'Character', words from 'Line'.</c></param>
public sealed record ScriptReading(ScriptDocument Document, string Format, ReadingExplanation Explanation)
{
    /// <summary>What was mended while the file was decoded: sentences with the file's name.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>Whether a plain text is in Showrunner's own form, so that it is learnt as it stands.</summary>
    public bool IsOwnForm { get; internal init; }

    /// <summary>
    /// What a model learns: the document's text, or the file's own, with its blank lines, where that is in Showrunner's form already.
    /// </summary>
    public string Text
    {
        get => field ?? Document.ToText();
        internal init;
    }
}
