namespace Showrunner.Formats;

/// <summary>One part of a script, in the order of the page. Texts are single lines without double spaces.</summary>
public abstract record ScriptElement
{
    private ScriptElement() { }

    /// <summary>Where a scene plays: <c>INT. KITCHEN - DAY</c>. A heading begins a new scene.</summary>
    /// <param name="Text">The place, without brackets or a leading "Scene:".</param>
    public sealed record Heading(string Text) : ScriptElement;

    /// <summary>What somebody says.</summary>
    /// <param name="Speaker">The speaker's name as the script spells it, without (CONT'D), (V.O.) and the like.</param>
    /// <param name="Words">The words, with stage directions in parentheses where they stand. Never empty.</param>
    public sealed record Speech(string Speaker, string Words) : ScriptElement;

    /// <summary>A stage direction outside a speech.</summary>
    /// <param name="Text">The direction without parentheses.</param>
    public sealed record Direction(string Text) : ScriptElement;

    /// <summary>A line that nobody is known to say.</summary>
    /// <param name="Text">The line.</param>
    public sealed record Prose(string Text) : ScriptElement;

    /// <summary>The end of a scene whose successor has no heading.</summary>
    public sealed record SceneBreak : ScriptElement;

    // A direction from before the colon comes first; a speech that has not begun is nothing but its line.
    internal static ScriptElement Of(Utterance line)
    {
        var text = OneLine.Of(line.Text);
        if (line.Setting is { } setting)
            return OneLine.Of(setting) is { Length: > 0 } place ? new Heading(place) : new Prose(text);
        if (line.Speaker is not { } speaker)
        {
            return text is ['(', .. var direction, ')'] && !direction.AsSpan().ContainsAny('(', ')') && direction.Trim().Length > 0
                ? new Direction(direction.Trim())
                : new Prose(text);
        }

        if (line.Directions is [var first, ..] && line.Directions.Count > Utterance.DirectionsIn(text).Count)
            text = $"({OneLine.Of(first)}) {text}".TrimEnd();
        return text.Length > 0 ? new Speech(OneLine.Of(speaker), text) : new Prose($"{OneLine.Of(speaker)}:");
    }
}
