namespace Showrunner.Formats;

/// <summary>What a paragraph of a screenplay is.</summary>
internal enum ParagraphKind
{
    Heading,
    Action,
    Prose,
    Character,
    Parenthetical,
    Dialogue,
}

/// <summary>A paragraph of a screenplay: one line of text without double spaces; a parenthetical's has its parentheses.</summary>
internal readonly record struct ScreenplayParagraph(ParagraphKind Kind, string Text)
{
    /// <summary>The paragraphs of an element. Those after a character, joined by spaces, are the speech.</summary>
    public static IEnumerable<ScreenplayParagraph> Of(ScriptElement element) =>
        element switch
        {
            ScriptElement.Heading heading => [new(ParagraphKind.Heading, heading.Text)],
            ScriptElement.Direction direction => [new(ParagraphKind.Action, direction.Text)],
            ScriptElement.Prose prose => [new(ParagraphKind.Prose, prose.Text)],
            ScriptElement.Speech speech =>
            [
                new(ParagraphKind.Character, speech.Speaker),
                .. SpeechParts
                    .Of(speech.Words)
                    .Select(part => new ScreenplayParagraph(
                        part.IsDirection ? ParagraphKind.Parenthetical : ParagraphKind.Dialogue,
                        part.Text
                    )),
            ],
            _ => [],
        };
}
