using System.Text.RegularExpressions;

namespace Cli.Tests;

public partial class ReadmeTests
{
    private static readonly string Root = Path.GetFullPath(Path.Join(Built.Expectations, "..", "..", ".."));
    private static readonly string Readme = File.ReadAllText(Path.Join(Root, "README.md")).ReplaceLineEndings("\n");

    [Fact]
    public void ShowsTheQuickstartAsItCompiles()
    {
        var sample = File.ReadAllText(Path.Join(Root, "samples", "Quickstart", "Program.cs")).ReplaceLineEndings("\n");

        Assert.Contains($"```csharp\n{sample.Trim()}\n```", Readme);
    }

    [Fact]
    public void LinksLeadToFiles()
    {
        var links = RelativeLink().Matches(Readme).Select(link => link.Groups["path"].Value).ToList();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(Path.Exists(Path.Join(Root, link)), link));
    }

    [GeneratedRegex(@"\]\((?!https?:)(?<path>[^)#]+)\)")]
    private static partial Regex RelativeLink();
}
