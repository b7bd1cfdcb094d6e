using System.Text.RegularExpressions;

namespace Showrunner.Formats;

/// <summary>A line of a typed screenplay.</summary>
/// <param name="Indent">How many blanks stand before it.</param>
/// <param name="Text">The line without blanks around it.</param>
internal readonly partial record struct IndentedLine(int Indent, string Text)
{
    /// <summary>What a line is.</summary>
    public enum Kinds
    {
        Blank,
        TitlePage,
        PageFurniture,
        More,
        Heading,
        Transition,
        Cue,
        Speech,
        Action,
    }

    private const int MaxCue = 40;

    public bool IsBlank => Text.Length == 0;

    public bool IsHeading => HeadingLine().IsMatch(Text);

    public bool IsTransition => TransitionLine().IsMatch(Text);

    /// <summary>Page numbers, <c>(CONTINUED)</c> and <c>(MORE)</c>.</summary>
    public bool IsFurniture => Furniture().IsMatch(Text);

    /// <summary>Whether it has letters, and all of them are capitals.</summary>
    public bool IsCapitals => Text.Any(char.IsLetter) && !Text.Any(char.IsLower);

    /// <summary>Whether it can be a cue by itself: capitals, but for what is in parentheses.</summary>
    public bool LooksLikeCue =>
        Extension().Replace(Text, "").Trim() is { Length: > 0 and <= MaxCue } name
        && name.Any(char.IsLetter)
        && !name.Any(char.IsLower)
        && !IsTransition
        && !IsHeading
        && !IsFurniture;

    public static IndentedLine Of(string line) => line.Trim() is var text ? new(line.Length - line.TrimStart().Length, text) : default;

    /// <summary>A heading without the numbers of scenes at both margins.</summary>
    public static string WithoutSceneNumbers(string heading) => SceneNumbers().Replace(heading, "${text}");

    [GeneratedRegex(@"^(?:\d+[A-Z]?\.?\s+)?(?:INT|EXT|EST|INT\.?\s?/\s?EXT|EXT\.?\s?/\s?INT|I/E)[. ]")]
    private static partial Regex HeadingLine();

    [GeneratedRegex(@"^(?:\d+[A-Z]?\.?\s+)?(?<text>.*?)(?:\s{3,}\d+[A-Z]?\.?)?$")]
    private static partial Regex SceneNumbers();

    [GeneratedRegex(@"^(?:FADE (?:IN|OUT|TO)|(?:[A-Z]+ )?CUT TO|DISSOLVE|WIPE|THE END|TITLE)\b.*$|^[A-Z ]+ TO:$")]
    private static partial Regex TransitionLine();

    [GeneratedRegex(
        @"^(?:\d+[A-Z]?\.?|-\s?\d+\s?-|[Pp]age \d+|\(?CONTINUED:?\)?:?(?: \(\d+\))?|\(?CONT(?:'D|\.)\)?|\(?MORE\)?|\d+\s+CONTINUED:.*"
            + @"|(?:Rev(?:ised)?\.?|REVISED) .{0,30}\d.{0,20}|(?:BLUE|PINK|YELLOW|GREEN|WHITE|GOLDENROD) (?:REV|DRAFT).{0,40})$"
    )]
    private static partial Regex Furniture();

    [GeneratedRegex(@"\([^()]*\)?")]
    private static partial Regex Extension();
}
