using CsCheck;
using Showrunner.Formats;

namespace Formats.Tests;

internal static class Some
{
    /// <summary>A script of several pages.</summary>
    public static ScriptDocument Script { get; } =
        new([
            .. Enumerable
                .Range(1, 12)
                .SelectMany<int, ScriptElement>(scene =>
                    [
                        new ScriptElement.Heading($"INT. ROOM {scene} - DAY"),
                        new ScriptElement.Direction("A kettle. It leaks."),
                        new ScriptElement.Speech(
                            "ANN",
                            "(quietly) Nine minutes. (beat) It has always been nine minutes, and nobody knows why."
                        ),
                        new ScriptElement.Speech(
                            "MR. GULL",
                            string.Join(' ', Enumerable.Repeat("The bridge has been half a bridge for years.", scene))
                        ),
                    ]
                ),
        ]);

    private static readonly Gen<string> Name = Gen.OneOf(
        "Ann",
        "MR. GULL",
        "J.D.",
        "Ken Jr.",
        "McLeod",
        "Guest #1",
        "o'brien",
        "Аня",
        "Mother-in-law",
        "Two and Two"
    );

    private static readonly Gen<string> Word = Gen.OneOf(
        "hello",
        "WAIT",
        "nine",
        "minutes,",
        "half-bridge",
        "\"quoted\"",
        "it's",
        "café",
        "😀",
        "...and",
        ".44",
        "a*b",
        "snake_case",
        "back\\slash",
        "<b>",
        "&amp",
        "#1",
        "50%",
        "~tilde",
        "x:y",
        "=",
        "ноль"
    );

    private static readonly Gen<string> Words = Word.Array[1, 9].Select(words => "Well " + string.Join(' ', words) + ".");

    private static readonly Gen<string> Said = Gen.Frequency(
        (4, Words),
        (1, Words.Select(words => $"(sighs) {words}")),
        (1, Gen.Select(Words, Words, (a, b) => $"{a} (to her) {b}")),
        (1, Words.Select(words => $"{words} (exits)")),
        (1, Gen.Const("(laughs)"))
    );

    private static readonly Gen<ScriptElement> Element = Gen.Frequency(
        (6, Gen.Select(Name, Said, (name, said) => (ScriptElement)new ScriptElement.Speech(name, said))),
        (
            1,
            Gen.OneOf("INT. KITCHEN - DAY", "The ferry deck", "EXT. HALF BRIDGE - NIGHT")
                .Select(place => (ScriptElement)new ScriptElement.Heading(place))
        ),
        (1, Words.Select(words => (ScriptElement)new ScriptElement.Direction(words))),
        (1, Gen.Const((ScriptElement)new ScriptElement.SceneBreak()))
    );

    /// <summary>Scripts with every element, and with what means something to some format.</summary>
    public static Gen<ScriptDocument> Scripts { get; } = Element.Array[1, 9].Select(elements => new ScriptDocument([.. Whole(elements)]));

    // A scene's break stands between two speeches: a heading breaks by itself.
    private static IEnumerable<ScriptElement> Whole(ScriptElement[] elements)
    {
        ScriptElement before = new ScriptElement.Speech("Ann", "Is it day?");
        yield return before;
        for (var i = 0; i < elements.Length; i++)
        {
            var isStray = before is not ScriptElement.Speech || i + 1 == elements.Length || elements[i + 1] is not ScriptElement.Speech;
            if (elements[i] is ScriptElement.SceneBreak && isStray)
                continue;
            before = elements[i];
            yield return before;
        }
    }
}
