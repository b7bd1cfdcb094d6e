using CsCheck;

namespace Formats.Tests;

/// <summary>A script of invented words, from which files of other programs are made.</summary>
internal static class ForeignScript
{
    public const int SpeechCount = 520;
    public const int SpeechesPerScene = 13;

    public static readonly string[] Names =
    [
        "Agnes",
        "Dudley",
        "Mr. Gull",
        "Nell",
        "J.D.",
        "O'Brien",
        "Ken Jr.",
        "Guest #1",
        "Anna-Maria Plum",
        "Otto",
    ];

    private static readonly string[] Starts = ["Well", "No", "Nine minutes", "The kettle", "Is it day", "Half a bridge", "Soup", "I know"];
    private static readonly string[] Middles =
    [
        ", and one thing is sure: it leaks",
        " says \"closed\", twice",
        " isn't mine; it's yours",
        " [knocks] comes up with the fog",
        ", at 9:15, as always",
        " -- no, wait --",
        " was here before you came, all of you, with tea",
    ];
    private static readonly string[] Ends = [".", "!", "?", "..."];

    /// <summary>The speeches in their order; nobody speaks twice in a row. Directions stand in square brackets.</summary>
    public static IReadOnlyList<(string Name, string Words)> Speeches { get; } = [.. All()];

    /// <summary>The speeches by scenes.</summary>
    public static IEnumerable<(string Name, string Words)[]> Scenes => Speeches.Chunk(SpeechesPerScene);

    private static IEnumerable<(string Name, string Words)> All()
    {
        var speaker = 0;
        foreach (var (i, (step, words)) in Examples.Of(Gen.Select(Gen.Int[1, Names.Length - 1], Said()), SpeechCount).Index())
        {
            speaker = (speaker + step) % Names.Length;
            yield return (Names[speaker], $"{words} {Number(i)}.");
        }
    }

    private static Gen<string> Said() =>
        Gen.Select(Gen.OneOf(Starts), Gen.OneOf(Middles), Gen.OneOf(Ends)).Select(parts => $"{parts.Item1}{parts.Item2}{parts.Item3}");

    // No two speeches are the same, or a table would hide a lost one.
    private static string Number(int i) => $"{(char)('A' + i / 100)}{"abcdefghij"[i / 10 % 10]}{"klmnopqrst"[i % 10]}";
}
