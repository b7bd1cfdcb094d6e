namespace Showrunner.Formats;

/// <summary>A line of a plain text.</summary>
/// <param name="Text">The line without white space around it.</param>
/// <param name="Speech">Its name and its words, where it has a colon behind what can be a name.</param>
internal sealed record TextLine(string Text, SpeakerLine? Speech)
{
    public bool IsBlank => Text.Length == 0;

    /// <summary>The speech of a line that holds a name and a colon only.</summary>
    public SpeakerLine? NameAlone => Speech is { Words.Length: 0 } ? Speech : null;

    public static TextLine Of(string text) => new(text, SpeakerLine.Read(text));
}
