using System.Globalization;
using System.Text.RegularExpressions;
using Showrunner;

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
    public void HostingExampleIsTheOneThatIsCompiled()
    {
        var code = Guide.Split("```csharp\n")[1].Split("```")[0];

        Assert.Contains(code, File.ReadAllText(Find("tests/Serving.Tests/HostingExample.cs")).Replace("\n        ", "\n"));
    }

    /// <summary>Run with APPROVE=1 to bring the guide up to date.</summary>
    [Fact]
    public void TableOfControlsIsThatOfTheLibrary()
    {
        var table =
            "| parameter | range | default | what it does | option of `write` |\n|---|---|---|---|---|\n"
            + string.Concat(WritingControls.All.Where(control => !control.ApiNames.IsEmpty).Select(Row));

        if (Environment.GetEnvironmentVariable("APPROVE") is "1")
            File.WriteAllText(Find("docs/serving.md"), Table().Replace(Guide, _ => table));
        Assert.Equal(table, Table().Match(Guide).Value);
    }

    [Fact]
    public void NamesEveryParameter() => Assert.All(ParameterTests.Fields, field => Assert.Contains($"`{field}`", Guide));

    private static string Row(WritingControl control) =>
        $"| {string.Join(", ", control.ApiNames.Select(name => $"`{name.Name}`"))} | {Grouped(control.Range)} | {Grouped(control.Default)} "
        + $"| {control.Help} | `--{control.Name}` |\n";

    // 1000000 as 1,000,000.
    private static string Grouped(string text) =>
        LongNumber().Replace(text, number => ulong.Parse(number.Value).ToString("N0", CultureInfo.InvariantCulture));

    private static string Find(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Join(folder.FullName, file)))
            folder = folder.Parent!;
        return Path.Join(folder.FullName, file);
    }

    [GeneratedRegex(@"\| parameter \| range \| default \| what it does \| option of `write` \|\n(\|.*\n)*")]
    private static partial Regex Table();

    [GeneratedRegex(@"(?<![.\d])\d{4,}")]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"curl (-N )?http://127\.0\.0\.1:8080/(?<path>\S+) -H 'Content-Type: application/json' \\\n  -d '(?<body>[^']+)'")]
    private static partial Regex Curl();
}
