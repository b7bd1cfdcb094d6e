using System.Text.RegularExpressions;
using CsCheck;

namespace Showrunner.Tests;

public sealed partial class SpeakerNameTests
{
    private static readonly string[] Pieces =
    [
        "jerry",
        "mr.",
        "o'neill",
        "1st",
        "é",
        "e\u0301",
        "a_b",
        "#2",
        "&",
        "-",
        "(",
        ")",
        "(sighs)",
        ":",
        "//",
        "9",
        ".",
        " ",
        " ",
        "\t",
    ];

    private static readonly Gen<string> Lines = Gen.OneOf(
            Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]),
            Gen.Char.Select(c => c.ToString())
        )
        .Array[0, 20]
        .Select(string.Concat)
        .Select(line => line.Trim());

    [Fact]
    public void ReadsWhatTheExpressionMatches() =>
        Lines.Sample(
            line =>
            {
                var expected = SpeechLine().Match(line);
                var found = SpeakerName.TryRead(line, out var nameLength, out var textStart);
                return found == expected.Success
                    && (!found || line[..nameLength] == expected.Groups["name"].Value && textStart == expected.Length);
            },
            iter: 20_000
        );

    [Theory]
    [InlineData("jerry", true)]
    [InlineData("mr. ross", true)]
    [InlineData("man in the back row", true)]
    [InlineData("man in the very back row", false)]
    [InlineData("-jerry", false)]
    [InlineData("jerry!", false)]
    [InlineData("", false)]
    public void KnowsNames(string name, bool isName) => Assert.Equal(isName, SpeakerName.IsName(name));

    [GeneratedRegex(
        @"^(?=[^:]{1,60}:)(?<name>[\w#'][\w#'&/-]*\.?(?:\s+[\w#'&/-]+\.?){0,4})\s*(?:\([^()]*\)\s*)?:(?!\d|//)\s*",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex SpeechLine();
}
