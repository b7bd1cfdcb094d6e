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
        "j.d.",
        "@home",
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

    // What stands first on a line is markup in some format.
    private static readonly Gen<string> First = Gen.Frequency(
        (3, Gen.Const("Well")),
        (
            2,
            Gen.OneOf(
                "!Stop",
                "@home",
                "> go",
                "~hum",
                "#1#",
                "= no",
                "===",
                ".hidden",
                "..dots",
                "INT. what",
                "ext. what",
                "CUT TO: what",
                "- no",
                "* no",
                "/* no */",
                "[[note]]",
                "+ no",
                "a < b >",
                "1. no",
                "WAIT"
            )
        )
    );

    private static readonly Gen<string> Words = Gen.Select(
        First,
        Word.Array[1, 9],
        (first, words) => $"{first} {string.Join(' ', words)} so."
    );

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
            Gen.OneOf("INT. KITCHEN - DAY", "The ferry deck", "EXT. HALF BRIDGE - NIGHT", "INT. STAGE #1#", "The #9 bus *stop*", "Club .44")
                .Select(place => (ScriptElement)new ScriptElement.Heading(place))
        ),
        (1, Words.Where(IsSeen).Select(words => (ScriptElement)new ScriptElement.Direction(words))),
        (1, Gen.Const((ScriptElement)new ScriptElement.SceneBreak()))
    );

    /// <summary>Scripts with every element, and with what means something to some format.</summary>
    public static Gen<ScriptDocument> Scripts { get; } = Element.Array[1, 9].Select(elements => new ScriptDocument([.. Whole(elements)]));

    // A direction that begins so is a heading or a transition; brackets within brackets are one pair.
    private static bool IsSeen(string words) =>
        !words.StartsWith("INT.", StringComparison.OrdinalIgnoreCase)
        && !words.StartsWith("EXT.", StringComparison.OrdinalIgnoreCase)
        && !words.StartsWith("CUT TO:", StringComparison.Ordinal)
        && !words.Contains("[[", StringComparison.Ordinal);

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
