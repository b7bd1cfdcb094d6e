using System.Text.RegularExpressions;

namespace Serving.Tests;

/// <summary>What <c>docs/serving.md</c> shows.</summary>
public partial class GuideTests
{
    private static readonly string Guide = File.ReadAllText(Find("docs/serving.md")).ReplaceLineEndings("\n");

    [Fact]
    public async Task CurlExamplesWork()
    {
        await using var served = await Served.StartAsync();
        var examples = Curl().Matches(Guide);

        Assert.Equal(2, examples.Count);
        foreach (Match example in examples)
        {
            using var response = await served.SendAsync(example.Groups["path"].Value, example.Groups["body"].Value);
            Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Served.Token));
        }
    }

    [Fact]
    public void NamesEveryParameter() => Assert.All(ParameterTests.Fields, field => Assert.Contains($"`{field}`", Guide));

    private static string Find(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Join(folder.FullName, file)))
            folder = folder.Parent!;
        return Path.Join(folder.FullName, file);
    }

    [GeneratedRegex(@"curl (-N )?http://127\.0\.0\.1:8080/(?<path>\S+) -H 'Content-Type: application/json' \\\n  -d '(?<body>[^']+)'")]
    private static partial Regex Curl();
}
