namespace Showrunner;

/// <summary>The kind of a paragraph of a screenplay.</summary>
internal enum ElementKind
{
    Heading,
    Action,
    Character,
    Parenthetical,
    Dialogue,
}

/// <summary>A paragraph of a screenplay: one line of text without double spaces. Parentheticals include their parentheses.</summary>
internal readonly record struct ScreenplayElement(ElementKind Kind, string Text)
{
    /// <summary>
    /// The paragraphs of <paramref name="script"/>. A direction with spaces around it is a parenthetical of its own; the paragraphs after a
    /// character, joined by spaces, are the speech.
    /// </summary>
    public static IEnumerable<ScreenplayElement> Of(Script script) => script.Utterances.SelectMany(Of);

    /// <summary>What <paramref name="utterance"/> says, on one line; a direction from before the colon comes first.</summary>
    public static string Speech(Utterance utterance)
    {
        var text = OneLine(utterance.Text);
        return
            utterance is { Speaker: not null, Directions: [var first, ..] }
            && utterance.Directions.Count > Utterance.DirectionsIn(text).Count
            ? $"({OneLine(first)}) {text}".TrimEnd()
            : text;
    }

    public static string OneLine(string text) => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<ScreenplayElement> Of(Utterance utterance)
    {
        if (utterance.Setting is { } setting && OneLine(setting) is { Length: > 0 } heading)
            return [new(ElementKind.Heading, heading)];
        var speech = Speech(utterance);
        if (utterance.Speaker is null)
            return [new(ElementKind.Action, speech)];
        return
        [
            new(ElementKind.Character, OneLine(utterance.Speaker)),
            .. speech.Length > 0 ? Parts(speech) : [new(ElementKind.Dialogue, "")],
        ];
    }

    private static IEnumerable<ScreenplayElement> Parts(string speech)
    {
        var said = 0; // up to here everything is returned
        for (var open = speech.IndexOf('('); open >= 0; open = speech.IndexOf('(', open + 1))
        {
            var close = speech.IndexOfAny(['(', ')'], open + 1);
            if (close < 0 || speech[close] != ')' || close == open + 1)
                continue;
            if (open > 0 && speech[open - 1] != ' ' || close + 1 < speech.Length && speech[close + 1] != ' ')
                continue;
            if (open > said)
                yield return new(ElementKind.Dialogue, speech[said..(open - 1)]);
            yield return new(ElementKind.Parenthetical, speech[open..(close + 1)]);
            said = Math.Min(close + 2, speech.Length);
        }
        if (said < speech.Length)
            yield return new(ElementKind.Dialogue, speech[said..]);
    }
}
