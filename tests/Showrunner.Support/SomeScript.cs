using CsCheck;

namespace Showrunner.Support;

/// <summary>Scripts with everything in them that means something to some format.</summary>
public static class SomeScript
{
    private static readonly Gen<string> Piece = Gen.OneOf(
        Gen.OneOf(
            "hello",
            "you know",
            "I",
            "WAIT",
            "...",
            "(sighs)",
            "(to",
            "her)",
            "(a) (b)",
            "()",
            "*",
            "**bold**",
            "_under_",
            "snake_case",
            @"\",
            @"\*",
            @"\\",
            "[[note]]",
            "[",
            "/*",
            "*/",
            "~la la",
            "!",
            "@",
            ".",
            "#1#",
            "# x",
            ">",
            "> x <",
            "=",
            "===",
            "^",
            "INT. HOUSE",
            "FADE OUT.",
            "CUT TO:",
            "a: b",
            "<b>&amp;</b>",
            "\"quoted\"",
            "café",
            "😀",
            "\u0001",
            "\u00a0",
            "~"
        ),
        Gen.String[Gen.Char[' ', '~'], 0, 12]
    );

    private static readonly Gen<string> Name = Gen.OneOf(
        Gen.OneOf(
            "jerry",
            "Jerry",
            "JERRY",
            "mr. ross",
            "int guy",
            "EXT",
            "#3 man",
            "23",
            "george's mom",
            "josé",
            "woman/man",
            "a&b",
            "fade out",
            "to",
            "o'brien"
        ),
        Gen.Char['a', 'z'].Array[1, 8].Select(letters => new string(letters))
    );

    private static readonly Gen<string> Words = Piece.Array[0, 6].Select(pieces => string.Join(' ', pieces));

    private static readonly Gen<string> Line = Gen.Frequency(
        (8, Gen.Select(Name, Words, (name, words) => $"{name}: {words}")),
        (1, Words),
        (1, Words.Select(words => $"[setting: {words.Replace("]", "")}]"))
    );

    public static readonly Gen<Script> Any = Line.Array[1, 8].Select(lines => new Script("some", string.Join("\n\n", lines)));

    /// <summary>
    /// Speakers in capitals, and what they say. A direction before the colon, which chance makes now and then, comes first.
    /// </summary>
    public static IEnumerable<(string Speaker, string Words)> Speeches(Script script)
    {
        var lines = script.Text.Split('\n');
        foreach (var utterance in script.Utterances.Where(utterance => utterance.Speaker is not null))
        {
            var line = lines[utterance.LineNumber - 1].Trim();
            var head = line[..^utterance.Text.Length];
            var direction = head.Contains('(', StringComparison.Ordinal)
                ? $"({OneLine(head[(head.IndexOf('(') + 1)..head.IndexOf(')')])}) "
                : "";
            yield return (OneLine(utterance.Speaker!).ToUpperInvariant(), OneLine(direction + utterance.Text));
        }
    }

    public static string OneLine(string text) => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
