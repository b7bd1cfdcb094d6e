namespace Showrunner.Formats;

/// <summary>A part of a speech: words, or a direction with its parentheses.</summary>
internal readonly record struct SpeechPart(bool IsDirection, string Text);

/// <summary>Parts a speech at the directions that stand free in it. The parts, joined by spaces, are the speech.</summary>
internal static class SpeechParts
{
    public static IEnumerable<SpeechPart> Of(string speech)
    {
        var given = 0;
        for (var open = speech.IndexOf('('); open >= 0; open = speech.IndexOf('(', open + 1))
        {
            var close = speech.IndexOfAny(['(', ')'], open + 1);
            if (close <= open + 1 || speech[close] != ')' || !StandsFree(speech, open, close))
                continue;
            if (open > given)
                yield return new(false, speech[given..(open - 1)]);
            yield return new(true, speech[open..(close + 1)]);
            given = Math.Min(close + 2, speech.Length);
        }
        if (given < speech.Length)
            yield return new(false, speech[given..]);
    }

    private static bool StandsFree(string speech, int open, int close) =>
        (open == 0 || speech[open - 1] == ' ') && (close + 1 == speech.Length || speech[close + 1] == ' ');
}
