namespace Showrunner.Formats;

/// <summary>A line of a screenplay's page, which is set in type of one width: ten characters an inch, six lines an inch.</summary>
/// <param name="Kind">What the line is.</param>
/// <param name="Column">Where it begins, in characters from the left edge of the paper.</param>
/// <param name="Text">The characters; empty for a blank line.</param>
internal readonly record struct PageLine(PageLineKind Kind, int Column, string Text)
{
    public static PageLine Blank => new(PageLineKind.Action, 0, "");
}

/// <summary>What stands on a line.</summary>
internal enum PageLineKind
{
    Action,
    Heading,
    Cue,
    Parenthetical,
    Dialogue,
    Transition,
}
