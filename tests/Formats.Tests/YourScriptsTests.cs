using System.Text;
using System.Text.RegularExpressions;
using Showrunner.Formats;

namespace Formats.Tests;

/// <summary>The examples of docs/your-scripts.md are read as the page says.</summary>
public partial class YourScriptsTests
{
    private static readonly IReadOnlyList<Match> Examples = [.. Example().Matches(Cases.Document("your-scripts.md")).Cast<Match>()];

    public static TheoryData<string> Names => [.. Examples.Select(Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void EachExampleHasTheSpeakersThatThePageNames(string name)
    {
        var example = Examples.Single(example => Name(example) == name);

        var script = ScriptFormat.Read(name, Encoding.UTF8.GetBytes(example.Groups["text"].Value)).Document;

        Assert.Equal(example.Groups["speakers"].Value, string.Join(", ", script.Speakers));
    }

    private static string Name(Match example) => example.Groups["name"].Value;

    [GeneratedRegex(
        @"^```\w+ (?<name>\S+)\n(?<text>.*?)^```\nSpeakers: (?<speakers>[^\n]*)\.$",
        RegexOptions.Singleline | RegexOptions.Multiline
    )]
    private static partial Regex Example();
}
