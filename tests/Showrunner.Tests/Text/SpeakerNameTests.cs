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
        "j.d.",
        "know.",
        "prof.",
        "and",
        "[to x]",
        "^",
        "：",
        "安妮",
        "·",
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
                var name = expected.Groups["name"].Value;
                var isSpeech =
                    expected.Success
                    && name.Length <= 100
                    && !Sentence().IsMatch(name)
                    && name.Any(char.IsLetterOrDigit)
                    && !Labels.IsLabel(name);
                var found = SpeakerName.TryRead(line, out var nameLength, out var textStart);
                return found == isSpeech && (!found || line[..nameLength] == name && textStart == expected.Length);
            },
            iter: 20_000
        );

    [Theory]
    [InlineData("jerry", true)]
    [InlineData("mr. ross", true)]
    [InlineData("man in the back row", true)]
    [InlineData("man in the very back row of the", true)]
    [InlineData("man in the very back row of the bus", false)]
    [InlineData("-jerry", false)]
    [InlineData("jerry!", false)]
    [InlineData("", false)]
    [InlineData("j.d.", true)]
    [InlineData("Ken Jr.", true)]
    [InlineData("U.S. Marshal", true)]
    [InlineData("prof. snape", true)]
    [InlineData("c._montgomery_burns", true)]
    [InlineData("rachel and monica and phoebe and chandler", true)]
    [InlineData("安妮", true)]
    [InlineData("亚历山大·谢尔盖", true)]
    [InlineData("Аня", true)]
    [InlineData("i know. he said", false)]
    [InlineData("well...", false)]
    [InlineData("CUT TO", false)]
    [InlineData("Scene", false)]
    [InlineData(" jerry", false)]
    public void KnowsNames(string name, bool isName) => Assert.Equal(isName, SpeakerName.IsName(name));

    [Theory]
    [InlineData("Dr.Crusher", "dr. crusher")]
    [InlineData("J.D.", "j.d.")]
    [InlineData("Jean-Luc", "jean-luc")]
    [InlineData("  Ken   Jr. ", "ken jr.")]
    public void HasOneSpelling(string name, string canonical) => Assert.Equal(canonical, SpeakerName.Canonical(name));

    private const string First = @"[\w\p{Mc}#'’""@$+]";
    private const string Other = @"[\w\p{Mc}#'’""@$&/+·・•°־״׳\u200C\u200D-]";
    private const string Word = $@"{Other}+(?:\.{Other}+)*\.?";
    private const string More = $@"(?:\s+(?!and(?!{Other}|\.)){Word}){{0,7}}";

    [GeneratedRegex(
        $@"^(?<name>{First}{Other}*(?:\.{Other}+)*\.?{More}(?:\s+and\s+{Word}{More})*)"
            + @"\s*(?:(?:\([^()]*\)|\[[^\[\]]*\]|\^)\s*)*(?::(?!\d|//)|：(?!//))\s*",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex SpeechLine();

    [GeneratedRegex(@"(?<!\p{L})(?!prof\.)\p{L}{4,}\.\s")]
    private static partial Regex Sentence();
}
