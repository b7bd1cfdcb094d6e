namespace Showrunner.Formats;

/// <summary>Lines that belong together: a heading, a paragraph of action, or a cue with its speech.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="BlankLines">How many blank lines stand before it, unless it begins a page.</param>
internal sealed record PageBlock(IReadOnlyList<PageLine> Lines, int BlankLines)
{
    private const int ActionColumn = 15;
    private const int ActionWidth = 60;
    private const int DialogueColumn = 25;
    private const int DialogueWidth = 35;
    private const int ParentheticalColumn = 31;
    private const int ParentheticalWidth = 24;
    private const int CueColumn = 37;
    private const int CueWidth = 38;
    private const int TransitionColumn = 60;

    /// <summary>The fewest lines of a block that may stand alone at the end or the top of a page.</summary>
    private const int MinPart = 2;

    public bool IsHeading => Lines[0].Kind == PageLineKind.Heading;

    private bool IsSpeech => Lines[0].Kind == PageLineKind.Cue;

    /// <summary>The block of an element.</summary>
    public static PageBlock Of(ScriptElement element) =>
        element switch
        {
            ScriptElement.Heading heading => new(
                [.. Wrapped(PageLineKind.Heading, ActionColumn, ActionWidth, heading.Text.ToUpperInvariant())],
                2
            ),
            ScriptElement.Direction direction => new([.. Wrapped(PageLineKind.Action, ActionColumn, ActionWidth, direction.Text)], 1),
            ScriptElement.Prose prose => new([.. Wrapped(PageLineKind.Action, ActionColumn, ActionWidth, prose.Text)], 1),
            ScriptElement.Speech speech => new([Cue(speech.Speaker), .. SpeechParts.Of(speech.Words).SelectMany(Part)], 1),
            _ => new([new(PageLineKind.Transition, TransitionColumn, "CUT TO:")], 1),
        };

    /// <summary>
    /// Parts the block so that the first part takes at most <paramref name="lines"/> lines; a speech ends with (MORE) and goes on below a
    /// cue with (CONT'D).
    /// </summary>
    /// <returns>Null where a part would be too small to stand alone.</returns>
    public (PageBlock First, PageBlock Second)? Split(int lines)
    {
        var taken = IsSpeech ? lines - 1 : lines;
        // A parenthetical does not end a page.
        while (taken > 0 && taken < Lines.Count && Lines[taken - 1].Kind == PageLineKind.Parenthetical)
            taken--;
        if (IsHeading || taken < MinPart + (IsSpeech ? 1 : 0) || Lines.Count - taken < MinPart)
            return null;
        return IsSpeech
            ? (
                new([.. Lines.Take(taken), new(PageLineKind.Cue, CueColumn, "(MORE)")], BlankLines),
                new([Lines[0] with { Text = $"{Lines[0].Text} (CONT'D)" }, .. Lines.Skip(taken)], BlankLines)
            )
            : (new([.. Lines.Take(taken)], BlankLines), new([.. Lines.Skip(taken)], BlankLines));
    }

    private static PageLine Cue(string speaker) => new(PageLineKind.Cue, CueColumn, Cut(speaker.ToUpperInvariant(), CueWidth));

    private static IEnumerable<PageLine> Part(SpeechPart part) =>
        part.IsDirection
            ? Wrapped(PageLineKind.Parenthetical, ParentheticalColumn, ParentheticalWidth, part.Text)
            : Wrapped(PageLineKind.Dialogue, DialogueColumn, DialogueWidth, part.Text);

    private static IEnumerable<PageLine> Wrapped(PageLineKind kind, int column, int width, string text)
    {
        var line = "";
        foreach (var word in text.Split(' ').SelectMany(word => word.Chunk(width).Select(chunk => new string(chunk))))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return new(kind, column, line);
                line = "";
            }
            line = line.Length == 0 ? word : $"{line} {word}";
        }
        yield return new(kind, column, line);
    }

    private static string Cut(string text, int width) => text.Length <= width ? text : text[..width];
}
